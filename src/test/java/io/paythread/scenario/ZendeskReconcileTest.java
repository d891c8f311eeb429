package io.paythread.scenario;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.QuickApi;
import io.paythread.demo.Comment;
import io.paythread.demo.HelpdeskUser;
import io.paythread.demo.Provider;
import io.paythread.demo.Step;
import io.paythread.demo.Ticket;
import io.paythread.demo.ZendeskEvents;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.time.TestClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks of a helpdesk get lost, and its exports tell what they would have told. */
@QuarkusTest
@WithTestResource(ProviderStandIns.class)
class ZendeskReconcileTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Instant FIRST = Instant.parse("2026-09-14T08:00:00Z");
    private static final Instant NOW = Instant.parse("2026-09-14T13:00:00Z");
    private static final HelpdeskUser AGENT = HelpdeskUser.agent("77", "Agnes", "agnes@example.com");
    private static final int TICKETS = 250;
    private static final int DROPPED_PERCENT = 7;
    private static final long SEED = 20260914;

    private final Stage stage;
    private final TestClock clock;
    private final Database database;
    private final WireMock api;
    private final ZendeskShelf shelf;
    private String source = "";

    @Inject
    ZendeskReconcileTest(
            Stage stage,
            TestClock clock,
            Database database,
            @ConfigProperty(name = ProviderStandIns.PORT, defaultValue = "0") int port) {
        this.stage = stage;
        this.clock = clock;
        this.database = database;
        this.api = new WireMock("localhost", port);
        this.shelf = new ZendeskShelf(api);
    }

    @BeforeEach
    void connect() {
        stage.setUp();
        List.of("delete from source_gap", "delete from source_reconciliation").forEach(this::execute);
        api.resetMappings();
        api.resetScenarios();
        source = Api.call().get("/v1/sources?name=story-zendesk").path("data[0].id");
        Response key = Api.send("{\"key\":\"" + ZendeskShelf.KEY + "\",\"account\":\"acme\"}")
                .put("/v1/sources/" + source + "/provider-key");
        assertThat(key.statusCode()).as(key.asString()).isEqualTo(200);
        clock.standStill(NOW);
    }

    @AfterEach
    void release() {
        clock.release();
        stage.clear();
    }

    @Test
    void healsWhatWasDroppedAndDoublesNothing() {
        // Given
        List<Step> all = new ArrayList<>();
        List<ObjectNode> tickets = new ArrayList<>();
        List<ObjectNode> users = new ArrayList<>();
        List<ObjectNode> audits = new ArrayList<>();
        for (int number = 0; number < TICKETS; number++) {
            happen(number, all, tickets, users, audits);
        }
        shelf.put("tickets", tickets);
        shelf.put("users", users);
        shelf.putTicketEvents(audits);
        api.register(get(urlPathEqualTo("/api/v2/tickets/5000/comments.json"))
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "5"))
                .willSetStateTo("calm"));
        Random random = new Random(SEED);
        List<Step> delivered = all.stream()
                .filter(step -> random.nextInt(100) >= DROPPED_PERCENT)
                .toList();
        stage.project(delivered);
        clock.standStill(NOW);

        // When
        JsonPath job = reconcile();
        stage.awaitQuiet();
        String healed = everyEntry();

        // Then
        assertThat(job.getInt("result.recovered")).isEqualTo(all.size() - delivered.size());
        assertThat(Api.call()
                        .get("/v1/customers?email=shopper7@example.com")
                        .jsonPath()
                        .getList("data"))
                .hasSize(1);
        assertThat(count("select count(*) from entry")).isEqualTo(all.size());
        assertThat(count("select count(*) from source_gap where state <> 'backfilled'"))
                .isZero();

        // When
        JsonPath again = reconcile();

        // Then
        assertThat(again.getInt("result.stored")).isZero();
        assertThat(again.getInt("result.recovered")).isZero();

        // When
        stage.clear();
        stage.project(all);

        // Then
        assertThat(healed).isEqualTo(everyEntry());
    }

    @Test
    void asksWhoARequesterIsOfWhomEventsGiveOnlyTheId() {
        // Given
        clock.release();
        Instant now = clock.instant();
        String id = String.valueOf(now.toEpochMilli());
        HelpdeskUser who = HelpdeskUser.customer(id, "Requester", "requester" + id + "@example.com");
        Ticket ticket = Ticket.opened("9" + id, who, "Where?", "Where is it?", now.minusSeconds(60));
        api.register(get(urlPathEqualTo("/api/v2/users/" + id + ".json"))
                .willReturn(okJson("{\"user\":" + ZendeskShelf.user(who, now.minusSeconds(90)) + "}")));

        // When
        stage.project(List.of(new Step(
                now,
                Provider.ZENDESK,
                ZendeskEvents.ticketCreated("t" + id, now.minusSeconds(60), ticket),
                Step.Signing.GENUINE)));

        // Then
        Eventually.within(PATIENCE, () -> assertThat(Api.call()
                        .get("/v1/customers?email=requester" + id + "@example.com")
                        .jsonPath()
                        .getList("data"))
                .hasSize(1));
    }

    /** A ticket comes, is answered a minute later and solved after another. */
    private void happen(
            int number, List<Step> all, List<ObjectNode> tickets, List<ObjectNode> users, List<ObjectNode> audits) {
        Instant at = FIRST.plusSeconds(30L * number);
        Instant answeredAt = at.plusSeconds(60);
        Instant solvedAt = at.plusSeconds(120);
        HelpdeskUser who = HelpdeskUser.customer(
                String.valueOf(9_000 + number), "Shopper " + number, "shopper" + number + "@example.com");
        Ticket ticket = Ticket.opened(
                String.valueOf(5_000 + number), who, "Question " + number, "Where is my order " + number + "?", at);
        Ticket solved = ticket.now("solved");
        Comment answer = Comment.open(String.valueOf(70_000 + number), AGENT, "On its way, number " + number);
        all.add(step(at, ZendeskEvents.ticketCreated("a" + number, at, ticket)));
        all.add(step(answeredAt, ZendeskEvents.commentAdded("b" + number, answeredAt, ticket, answer)));
        all.add(step(solvedAt, ZendeskEvents.statusChanged("c" + number, solvedAt, solved, "new", AGENT)));
        tickets.add(ZendeskShelf.ticket(solved, solvedAt));
        users.add(ZendeskShelf.user(who, at));
        audits.add(ZendeskShelf.statusChange(String.valueOf(80_000 + 10 * number), solved, "new", solvedAt));
        shelf.putComments(
                ticket,
                List.of(
                        ZendeskShelf.comment(
                                String.valueOf(60_000 + number), who, ticket.description(), ticket.createdAt()),
                        ZendeskShelf.comment(answer.id(), AGENT, answer.text(), answeredAt)),
                List.of(ZendeskShelf.user(who, at), ZendeskShelf.user(AGENT, at)));
    }

    private static Step step(Instant at, String body) {
        return new Step(at.plusSeconds(1), Provider.ZENDESK, body, Step.Signing.GENUINE);
    }

    /** Time goes on meanwhile: exports take ten calls a minute. */
    private JsonPath reconcile() {
        Response asked = Api.send(
                        "{\"source\":\"%s\",\"from\":\"2026-09-14T00:00:00Z\",\"to\":\"2026-09-14T12:50:00Z\"}"
                                .formatted(source))
                .post("/v1/reconciliations");
        assertThat(asked.statusCode()).as(asked.asString()).isEqualTo(202);
        String job = asked.header("Location");
        Eventually.within(PATIENCE, () -> {
            clock.standStill(clock.instant().plusSeconds(1));
            assertThat(QuickApi.json(job).path("state").asText()).isIn("succeeded", "failed");
        });
        JsonPath ended = Api.call().get(job).jsonPath();
        assertThat(ended.getString("state")).as(ended.prettify()).isEqualTo("succeeded");
        return ended;
    }

    /**
     * What stands on all timelines, but for how and when it came; for the ids of first comments; and for the state in which a
     * ticket was opened, which no export knows.
     */
    private String everyEntry() {
        return database.reading(tx -> tx.first(
                        """
                        select string_agg(concat_ws(' ', e.id, e.kind, e.fact_key, e.occurred_at, e.account_id,
                                                    nullif(e.status, 'new')),
                                          E'\\n' order by e.id) from entry e
                        """,
                        row -> row.getString(0)))
                .await()
                .atMost(PATIENCE)
                .orElseThrow();
    }

    private long count(String sql) {
        return database.reading(tx -> tx.first(sql, row -> row.getLong(0)))
                .await()
                .atMost(PATIENCE)
                .orElseThrow();
    }

    private void execute(String sql) {
        Object unused = database.inTransaction(tx -> tx.query(sql)).await().atMost(PATIENCE);
    }
}
