package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.paythread.Api;
import io.paythread.QuickApi;
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
import io.paythread.security.TestKeys;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which ticket is about what, in the stories of the scenario book: as written, doubled, shuffled, and decided on. */
@QuarkusTest
class CaseStoriesTest {
    private static final int ORDERS = 25;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Stage stage;
    private final Database database;
    private final TestClock clock;

    @Inject
    CaseStoriesTest(Stage stage, Database database, TestClock clock) {
        this.stage = stage;
        this.database = database;
        this.clock = clock;
    }

    @BeforeEach
    void setUp() {
        stage.setUp();
    }

    @Test
    void anasTicketIsAboutThePaymentThatFailed() {
        // When
        stage.play(AnyOrder.twice(story("S01").genuine()));

        // Then
        JsonPath ticket = object("9001");
        assertThat(ticket.getList("threads.subject.reference")).containsExactly("pi_A1");
        assertThat(ticket.getList("threads.state")).containsExactly("automatic");
        assertThat(ticket.getList("threads[0].reasons.code"))
                .containsExactly("amount_without_currency", "within_a_day", "only_one");
        assertThat(object("pi_A1").getList("threads.ticket_reference")).containsExactly("9001");
    }

    @Test
    void danasTicketIsAboutBothCharges() {
        // When
        stage.play(AnyOrder.twice(story("S04").genuine()));

        // Then
        JsonPath ticket = object("9104");
        assertThat(ticket.getList("threads.subject.reference")).contains("pi_D1", "pi_D2");
        assertThat(ticket.getList("threads.state")).containsOnly("automatic");
        assertThat(object("pi_D1").getList("threads.ticket_reference")).contains("9104");
        assertThat(object("dp_D1").getList("threads.ticket_reference")).contains("9104");
    }

    @Test
    void anasTicketIsNoRisk() {
        // When
        stage.play(story("S01").genuine());

        // Then
        JsonPath ticket = object("9001");
        assertThat(ticket.getInt("risk.score")).isZero();
        assertThat(ticket.getString("risk.band")).isEqualTo("low");
    }

    @Test
    void danasTicketIsARiskUntilTheRefund() {
        // Given
        List<Step> steps = story("S04").genuine();

        // When
        stage.play(until(steps, "2026-09-14T11:20:00Z"));
        clock.standStill(Instant.parse("2026-09-14T11:20:00Z"));
        JsonPath asked = object("9104");
        clock.release();
        stage.play(steps);
        JsonPath refunded = object("9104");

        // Then
        assertThat(asked.getInt("risk.score")).isEqualTo(45);
        assertThat(asked.getString("risk.band")).isEqualTo("medium");
        assertThat(asked.getList("risk.parts.code")).containsExactly("duplicate_charge", "same_amount_within_10_min");
        assertThat(refunded.getInt("risk.score")).isZero();
        assertThat(refunded.getList("risk.parts.code")).contains("full_refund_succeeded", "agent_replied_within_4h");
    }

    @Test
    void danaAskedBeforeSheDisputed() {
        // When
        stage.play(AnyOrder.twice(story("S04").genuine()));

        // Then
        JsonPath dispute = object("dp_D1");
        assertThat(dispute.getBoolean("contact.contacted_first")).isTrue();
        assertThat(dispute.getString("contact.text"))
                .isEqualTo("Contacted first: yes, 6 d 19 h 40 min before the dispute, first human reply after 28 min");
        assertThat(dispute.getString("contact.ticket")).isEqualTo(object("9104").getString("id"));
        assertThat(dispute.getBoolean("contact.replied_in_time")).isTrue();
        assertThat(dispute.getString("case.cause.text"))
                .isEqualTo(
                        "The same order was charged twice, 2 min 52 s apart: look at the idempotency of the checkout.");
        assertThat(dispute.getString("case.cause.payment"))
                .isEqualTo(object("pi_D2").getString("id"));
    }

    @Test
    void evasTicketIsAboutThePaymentOfHerOtherAccount() {
        // Given
        stage.play(AnyOrder.twice(story("S05").genuine()));
        String eva = stage.customer("cus_E1");

        // Then
        assertThat(object("9105").getList("threads.subject.reference")).containsExactly("pi_E2");
        assertThat(object("9105").getList("threads.state")).containsExactly("automatic");

        // When: two people after all
        String account = read("/v1/accounts?reference=cus_E2").getString("data[0].id");
        send("/v1/customers/" + eva + "/separations", "\"accounts\":[\"" + account + "\"],", 201);
        stage.awaitQuiet();

        // Then: it is somebody else's payment now, offered to those only who may know of it
        assertThat(object("9105").getList("threads.state")).containsExactly("candidate");
        var agent = TestKeys.of(Role.AGENT);
        String ticket = object("9105").getString("id");
        assertThat(agent.call().get("/v1/tickets/" + ticket).jsonPath().getList("threads"))
                .isEmpty();
        assertThat(agent.call().get("/v1/case-threads").jsonPath().getList("data"))
                .isEmpty();
        String thread = object("9105").getString("threads[0].id");
        agent.call().get("/v1/case-threads/" + thread).then().statusCode(404);

        // When: one again
        String other = stage.customer("cus_E2");
        send("/v1/customers/" + stage.customer("cus_E1") + "/merges", "\"customer\":\"" + other + "\",", 201);
        stage.awaitQuiet();

        // Then
        assertThat(object("9105").getList("threads.state")).containsExactly("automatic");
        assertThat(agent.call().get("/v1/case-threads/" + thread).statusCode()).isEqualTo(200);
    }

    @Test
    void whatPeopleDecidedOutlivesTheRules() {
        // Given
        stage.play(story("S01").genuine());
        String thread = object("9001").getString("threads[0].id");

        // When
        send("/v1/case-threads/" + thread + "/breaks", "", 200);
        stage.play(AnyOrder.twice(story("S01").genuine()));
        HelpdeskUser ana = HelpdeskUser.customer("501", "Ana Ruiz", "ana@example.com");
        Instant later = Instant.parse("2026-09-14T12:00:00Z");
        Ticket again = Ticket.opened("9009", ana, "pi_A1", "49,90 EUR", later);
        stage.play(List.of(new Step(
                later, Provider.ZENDESK, ZendeskEvents.ticketCreated("again", later, again), Step.Signing.GENUINE)));

        // Then: the one is broken for good, the other ticket has its own
        assertThat(object("9001").getList("threads")).isEmpty();
        assertThat(read("/v1/case-threads/" + thread).getString("state")).isEqualTo("broken");
        assertThat(read("/v1/case-threads/" + thread).getString("decision.reason"))
                .isEqualTo("said so");
        assertThat(object("pi_A1").getList("threads.ticket_reference")).containsExactly("9009");
        Api.send("{\"reason\":\"x\"}")
                .post("/v1/case-threads/" + thread + "/breaks")
                .then()
                .statusCode(409);
        assertThat(audited("case_thread.break")).isEqualTo(1);

        // When
        send("/v1/case-threads/" + thread + "/confirmations", "", 200);

        // Then
        assertThat(read("/v1/case-threads/" + thread).getString("state")).isEqualTo("confirmed");
        assertThat(audited("case_thread.confirm")).isEqualTo(1);
        assertThat(read("/v1/feed?type=thread.updated&limit=100").getList("data.subject"))
                .contains(thread);
    }

    @Test
    void tellsNothingWhenNothingChanges() {
        // Given
        stage.play(story("S04").genuine());
        long told = count("select count(*) from feed_entry where type = 'thread.updated'");

        // When
        stage.play(AnyOrder.twice(story("S04").genuine()));

        // Then
        assertThat(told).isPositive();
        assertThat(count("select count(*) from feed_entry where type = 'thread.updated'"))
                .isEqualTo(told);
    }

    @Test
    void peopleLinkWhatTheRulesDoNotSee() {
        // Given
        stage.play(story("S01").genuine());
        stage.play(story("S04").genuine());
        String ticket = object("9001").getString("id");
        String dispute = object("dp_D1").getString("id");
        String body = "{\"ticket\":\"" + ticket + "\",\"subject\":\"" + dispute + "\",\"reason\":\"same person\"}";

        // When
        String thread = Api.send(body)
                .post("/v1/case-threads")
                .then()
                .statusCode(201)
                .body("state", equalTo("made"))
                .extract()
                .path("id");

        // Then
        Api.send(body).post("/v1/case-threads").then().statusCode(409);
        assertThat(read("/v1/case-threads?state=made").getList("data.id")).containsExactly(thread);
        assertThat(read("/v1/case-threads?dispute=" + dispute + "&ticket=" + ticket)
                        .getList("data.id"))
                .containsExactly(thread);
        assertThat(audited("case_thread.make")).isEqualTo(1);
        Api.send("{\"ticket\":\"x\",\"subject\":\"y\",\"reason\":\"z\"}")
                .post("/v1/case-threads")
                .then()
                .statusCode(422);
        Api.send(body.replace(dispute, "dsp_00000000000000000000000000"))
                .post("/v1/case-threads")
                .then()
                .statusCode(404);
    }

    @Test
    void aDeclinedCardComesToTheSameInAnyOrder() {
        assertSameInAnyOrder("S01", List.of("9001", "pi_A1"));
    }

    @Test
    void aDuplicateChargeComesToTheSameInAnyOrder() {
        assertSameInAnyOrder("S04", List.of("9104", "pi_D1", "pi_D2", "dp_D1"));
    }

    @Test
    void twoAddressesComeToTheSameInAnyOrder() {
        assertSameInAnyOrder("S05", List.of("9105", "pi_E1", "pi_E2", "pi_E3"));
    }

    private void assertSameInAnyOrder(String name, List<String> references) {
        AnyOrder.assertSame(stage, stage::play, story(name).genuine(), ORDERS, () -> visible(references));
    }

    private static String visible(List<String> references) {
        StringBuilder all = new StringBuilder();
        references.forEach(reference -> {
            JsonNode object = QuickApi.object(reference);
            List.of("threads", "risk", "contact")
                    .forEach(annex -> all.append(object.path(annex)).append('\n'));
        });
        return all.toString().replaceAll("\"(created_at|updated_at)\":\"[^\"]*\"", "$1");
    }

    private long audited(String action) {
        return count("select count(distinct object_id) from audit_event where action = '" + action
                + "' and reason is not null and recorded_at > now() - interval '100 years' and object_id in"
                + " (select e.object_id from audit_event e where e.action = '" + action
                + "' order by e.recorded_at desc limit 1)");
    }

    private long count(String sql) {
        return database.reading(tx -> tx.first(sql, row -> row.getLong(0)))
                .await()
                .atMost(PATIENCE)
                .orElseThrow();
    }

    private static Story story(String name) {
        return Stories.asWritten().stream()
                .filter(story -> story.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Step> until(List<Step> steps, String time) {
        return steps.stream()
                .filter(step -> !step.receivedAt().isAfter(Instant.parse(time)))
                .toList();
    }

    private static void send(String path, String more, int status) {
        Api.send("{" + more + "\"reason\":\"said so\"}").post(path).then().statusCode(status);
    }

    private static JsonPath object(String reference) {
        return read(read("/v1/lookup?ref=" + reference).getString("data[0].url"));
    }

    private static JsonPath read(String path) {
        return Api.call().get(path).then().statusCode(200).extract().jsonPath();
    }
}
