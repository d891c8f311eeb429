package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.demo.Comment;
import io.paythread.demo.HelpdeskUser;
import io.paythread.demo.Provider;
import io.paythread.demo.Step;
import io.paythread.demo.Stories;
import io.paythread.demo.Story;
import io.paythread.demo.Ticket;
import io.paythread.demo.ZendeskEvents;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.time.TestClock;
import io.paythread.security.Role;
import io.paythread.security.Scope;
import io.paythread.security.TestKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists by what packages above know: tickets by risk, checkouts by what became of them, at the time of asking. */
@QuarkusTest
class ListStoriesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Stage stage;
    private final Database database;
    private final TestClock clock;

    @Inject
    ListStoriesTest(Stage stage, Database database, TestClock clock) {
        this.stage = stage;
        this.database = database;
        this.clock = clock;
    }

    @BeforeEach
    void setUp() {
        stage.setUp();
    }

    @AfterEach
    void goOn() {
        clock.release();
    }

    @Test
    void findsTicketsByTheirRiskHighestFirst() {
        // Given
        stage.play(story("S01").genuine());
        stage.play(until(story("S04").genuine(), "2026-09-14T11:20:00Z"));
        clock.standStill(Instant.parse("2026-09-14T11:20:00Z"));

        // When
        List<String> risky = tickets("risk[gte]=40");
        List<String> byRisk = tickets("sort=risk");

        // Then
        assertThat(risky).containsExactly("9104");
        assertThat(byRisk).containsExactly("9104", "9001");
        assertThat(tickets("risk=medium")).containsExactly("9104");
        assertThat(tickets("risk=low")).containsExactly("9001");
        assertThat(tickets("risk=high")).isEmpty();
        assertThat(tickets("risk[lte]=44&sort=risk")).containsExactly("9001");
        JsonPath page = read("/v1/tickets?sort=risk&limit=1");
        assertThat(page.getInt("data[0].risk_score")).isEqualTo(45);
        assertThat(references(page.getString("links.next"))).containsExactly("9001");
    }

    @Test
    void theStoredScoreIsTheOneOfTheTicketAsTimeGoesBy() {
        // Given: asked twice, and nobody answers
        Instant asked = Instant.parse("2026-09-14T11:20:00Z");
        HelpdeskUser ana = HelpdeskUser.customer("501", "Ana Ruiz", "ana@example.com");
        Ticket ticket = Ticket.opened("9301", ana, "Charged twice?", "Why was I charged twice", asked);
        Instant again = asked.plus(Duration.ofHours(1));
        stage.play(List.of(
                new Step(
                        asked,
                        Provider.ZENDESK,
                        ZendeskEvents.ticketCreated("r-1", asked, ticket),
                        Step.Signing.GENUINE),
                new Step(
                        again,
                        Provider.ZENDESK,
                        ZendeskEvents.commentAdded("r-2", again, ticket, Comment.open("930101", ana, "Hello??")),
                        Step.Signing.GENUINE)));

        // When
        int early = scoreAt("2026-09-15T08:00:00Z");
        int justBefore = scoreAt("2026-09-17T08:19:59.999999Z");
        int waited = scoreAt("2026-09-17T08:20:00Z");

        // Then
        assertThat(early).isPositive().isEqualTo(justBefore);
        assertThat(waited).isEqualTo(early + 20);
        assertThat(tickets("risk[gte]=" + waited)).containsExactly("9301");
    }

    @Test
    void theRiskIsForThoseAloneWhoMayReadCases() {
        // Given
        var integration = TestKeys.of(Role.INTEGRATION, Scope.TICKETS_READ);

        // Then
        assertThat(integration.call().get("/v1/tickets").statusCode()).isEqualTo(200);
        assertThat(integration.call().get("/v1/tickets?risk=high").statusCode()).isEqualTo(403);
        assertThat(integration.call().get("/v1/tickets?sort=risk").statusCode()).isEqualTo(403);
    }

    @Test
    void findsCheckoutsByWhatBecameOfThem() {
        // Given
        Story story = Stories.abandonedCheckout();

        // When
        stage.play(AnyOrder.twice(story.genuine()));

        // Then
        Eventually.within(PATIENCE, () -> {
            assertThat(checkouts("recovered")).containsExactly("cs_G1");
            assertThat(checkouts("abandoned")).containsExactly("cs_G3");
            assertThat(checkouts("completed_elsewhere")).containsExactly("cs_G4");
            assertThat(checkouts("paid")).containsExactlyInAnyOrder("cs_G2", "cs_G5");
            assertThat(checkouts("open")).isEmpty();
        });
    }

    @Test
    void everyCheckoutIsInTheListOfItsState() {
        // Given
        stage.play(AnyOrder.twice(Stories.abandonedCheckout().genuine().subList(0, 6)));

        // Then
        Eventually.within(PATIENCE, () -> {
            JsonPath all = read("/v1/checkouts");
            List<String> ids = all.getList("data.collect { it.external_refs[0].id }");
            assertThat(ids).isNotEmpty();
            for (int i = 0; i < ids.size(); i++) {
                assertThat(checkouts(all.getString("data[" + i + "].progress.state")))
                        .contains(all.getString("data[" + i + "].external_refs[0].id"));
            }
        });
    }

    @Test
    void makesTheScoresOfTicketsThatWereThereBefore() {
        // Given: as in a database of before
        stage.play(until(story("S04").genuine(), "2026-09-14T11:20:00Z"));
        clock.standStill(Instant.parse("2026-09-14T11:20:00Z"));
        run("delete from ticket_risk");
        run("delete from object_walk where name = 'ticket-risk'");

        // Then
        Eventually.within(PATIENCE, () -> assertThat(tickets("risk[gte]=40")).containsExactly("9104"));
    }

    /** Of the ticket 9301, read and stored. */
    private int scoreAt(String time) {
        clock.standStill(Instant.parse(time));
        JsonPath ticket = read(read("/v1/lookup?ref=9301").getString("data[0].url"));
        assertThat(ticket.getInt("risk_score")).as(ticket.prettify()).isEqualTo(ticket.getInt("risk.score"));
        return ticket.getInt("risk_score");
    }

    private static List<String> tickets(String query) {
        return references("/v1/tickets?" + query);
    }

    private static List<String> checkouts(String state) {
        return references("/v1/checkouts?progress=" + state);
    }

    private static List<String> references(String path) {
        return read(path).getList("data.collect { it.external_refs[0].id }");
    }

    private static List<Step> until(List<Step> steps, String time) {
        return steps.stream()
                .filter(step -> !step.receivedAt().isAfter(Instant.parse(time)))
                .toList();
    }

    private static Story story(String name) {
        return Stories.asWritten().stream()
                .filter(story -> story.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private void run(String sql) {
        Integer unused = database.inTransaction(tx -> tx.update(sql)).await().atMost(PATIENCE);
    }

    private static JsonPath read(String path) {
        return Api.call()
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
