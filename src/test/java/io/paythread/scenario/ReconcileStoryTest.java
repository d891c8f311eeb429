package io.paythread.scenario;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.demo.Attempt;
import io.paythread.demo.Card;
import io.paythread.demo.Payment;
import io.paythread.demo.Refund;
import io.paythread.demo.Shopper;
import io.paythread.demo.Step;
import io.paythread.demo.Stories;
import io.paythread.demo.StripeEvents;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.time.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks get lost, and what is missing is fetched from a stand-in of Stripe. */
@QuarkusTest
@QuarkusTestResource(value = ProviderStandIns.class, restrictToAnnotatedClass = true)
class ReconcileStoryTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int EVENTS = 4_000;
    private static final int DROPPED_PERCENT = 7;
    private static final long SEED = 20260914;

    private final Stage stage;
    private final TestClock clock;
    private final Database database;
    private final WireMock api;
    private final StripeShelf shelf;

    private String source = "";

    @Inject
    ReconcileStoryTest(
            Stage stage,
            TestClock clock,
            Database database,
            @ConfigProperty(name = ProviderStandIns.PORT, defaultValue = "0") int port) {
        this.stage = stage;
        this.clock = clock;
        this.database = database;
        this.api = new WireMock("localhost", port);
        this.shelf = new StripeShelf(api);
    }

    @BeforeEach
    void connect() {
        stage.setUp();
        List.of("delete from source_gap", "delete from source_reconciliation", "delete from source_rhythm")
                .forEach(this::execute);
        api.resetMappings();
        api.resetRequests();
        api.resetScenarios();
        source = Api.call().get("/v1/sources?name=story-stripe").path("data[0].id");
        Response key = Api.send("{\"key\":\"" + StripeShelf.KEY + "\"}").put("/v1/sources/" + source + "/provider-key");
        assertThat(key.statusCode()).as(key.asString()).isEqualTo(200);
    }

    @AfterEach
    void release() {
        clock.release();
        stage.clear();
    }

    @Test
    void recoversTheRefundsOfWhichNoWebhookEverCame() {
        // Given
        List<Step> story = new ArrayList<>(Stories.lateRefunds().setup());
        story.addAll(Stories.lateRefunds().steps());
        story.forEach(stage::send);
        stage.awaitQuiet();
        List<String> known = Stories.lateRefunds().genuine().stream()
                .map(Step::body)
                .distinct()
                .toList();
        shelf.put(
                "events", Stream.concat(known.stream(), lostRefunds().stream()).toList());
        clock.standStill(Instant.parse("2026-09-15T13:00:00Z"));

        // When
        JsonPath job = reconcile("2026-09-14T00:00:00Z", "2026-09-15T12:30:00Z");
        stage.awaitQuiet();

        // Then
        assertThat(job.getInt("result.recovered")).isEqualTo(2);
        assertThat(job.getInt("result.stored")).isEqualTo(2);
        JsonPath timeline = timeline("cus_B1");
        assertThat(timeline.getList("data.kind"))
                .containsExactly("payment.processing", "payment.succeeded", "refund.issued", "refund.issued");
        assertThat(timeline.getList("data.money.amount")).containsExactly(8_000, 8_000, 4_000, 4_000);
        assertThat(timeline.getList("data[3].origins.origin", String.class)).contains("reconcile");
        String payment = Api.call().get("/v1/lookup?ref=pi_B1").path("data[0].url");
        assertThat(Api.call().get(payment).<String>path("status")).isEqualTo("refunded");
        JsonPath health = Api.call().get("/v1/sources/" + source + "/health").jsonPath();
        assertThat(health.getInt("late.events")).isEqualTo(2);
        assertThat(health.getDouble("late.longest")).isGreaterThan(26 * 3_600.0);
        assertThat(health.getInt("reconciliation.recovered")).isEqualTo(2);
        assertThat(health.getInt("gaps.open")).isZero();
        assertThat(health.getInt("gaps.filled"))
                .isEqualTo(health.getInt("gaps.found"))
                .isPositive();

        // When
        JsonPath again = reconcile("2026-09-14T00:00:00Z", "2026-09-15T12:30:00Z");

        // Then
        assertThat(again.getInt("result.recovered")).isZero();
        assertThat(again.getInt("result.stored")).isZero();
        Eventually.within(PATIENCE, () -> assertThat(timeline("cus_B1").getString("completeness[0].status"))
                .isEqualTo("complete"));
    }

    @Test
    void healsWhatWasDroppedAndNamesEachHoleWhileItIsOpen() throws InterruptedException {
        // Given
        Instant first = Instant.parse("2026-09-14T08:00:00Z");
        Instant now = Instant.parse("2026-09-14T13:00:00Z");
        clock.standStill(now);
        List<String> all = payments(first);
        Random random = new Random(SEED);
        List<String> dropped = all.stream()
                .filter(body -> random.nextInt(100) < DROPPED_PERCENT)
                .toList();
        List<String> delivered = new ArrayList<>(all);
        delivered.removeAll(dropped);
        deliver(delivered, now);
        List<String> places = shelf.put("events", all);
        String middle = places.get(places.size() / 2);
        api.register(StripeShelf.page("events", middle)
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "17"))
                .willSetStateTo("compared"));
        String tag = Api.call()
                .get("/v1/customers/" + stage.customer("cus_0") + "/timeline")
                .header("ETag");

        // When
        String job = start("2026-09-14T07:00:00Z", "2026-09-14T12:30:00Z");
        Eventually.within(PATIENCE, () -> assertThat(Api.call().get(job).<String>path("run_after"))
                .isEqualTo("2026-09-14T13:00:17.000000Z"));
        int calls = calls().size();
        clock.standStill(now.plusSeconds(16));
        Eventually.within(PATIENCE, () -> assertThat(Api.call().get(job).<String>path("state"))
                .isEqualTo("queued"));

        // Then
        assertThat(calls()).hasSize(calls);
        int recoveredSoFar = Api.call().get(job).path("result.recovered");
        assertThat(recoveredSoFar).isBetween(1, dropped.size() - 1);

        // Given
        execute("update job set run_after = run_after + interval '1 hour' where state = 'queued'"
                + " and kind = 'reconciliation'");
        String next = places.get(places.size() / 2 + 1);
        api.register(StripeShelf.page("events", next)
                .inScenario("busy")
                .whenScenarioStateIs("compared")
                .willReturn(okJson(pageOf(all, places.size() / 2 + 1)))
                .willSetStateTo("filling"));
        api.register(StripeShelf.page("events", next)
                .inScenario("busy")
                .whenScenarioStateIs("filling")
                .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "30"))
                .willSetStateTo("done"));

        // When
        clock.standStill(now.plusSeconds(17));
        execute("update job set state = 'running', lease_until = now() - interval '1 second' where state = 'queued'"
                + " and kind = 'reconciliation'");
        Eventually.within(PATIENCE, () -> assertThat(Api.call().get(job).<String>path("run_after"))
                .isEqualTo("2026-09-14T13:00:47.000000Z"));

        // Then
        List<LoggedRequest> since = calls().subList(calls, calls().size());
        assertThat(since.get(0).queryParameter("starting_after").firstValue()).isEqualTo(middle);
        List<String> open = timesOf(dropped, pageOf(all, places.size() / 2 + 1));
        assertThat(open).isNotEmpty();
        Eventually.within(PATIENCE, () -> namesEachHole(open));
        Response timeline =
                Api.call().header("If-None-Match", tag).get("/v1/customers/" + stage.customer("cus_0") + "/timeline");
        assertThat(timeline.statusCode()).isEqualTo(200);
        assertThat(timeline.<String>path("completeness[0].status")).isEqualTo("gap");

        // When
        clock.standStill(now.plusSeconds(47));
        JsonPath ended = ended(job);
        stage.awaitQuiet();

        // Then
        assertThat(ended.getInt("result.recovered")).isEqualTo(dropped.size());
        assertThat(ended.getInt("result.stored")).isEqualTo(dropped.size());
        assertThat(count("select count(*) from inbound_event")).isEqualTo(EVENTS);
        assertThat(count("select count(*) from inbound_event where origin = 'reconcile'"))
                .isEqualTo(dropped.size());
        assertThat(count("select count(*) from source_gap where state <> 'backfilled'"))
                .isZero();
        assertThat(count("select coalesce(sum(missing), 0) from source_gap")).isEqualTo(dropped.size());
        assertThat(Api.call()
                        .get("/v1/feed?type=completeness.changed&limit=10")
                        .jsonPath()
                        .getList("data.data.source"))
                .contains(source);
        String healed = everyEntry();

        // When
        stage.clear();
        deliver(all, now.plusSeconds(47));

        // Then
        assertThat(healed).isEqualTo(everyEntry());
    }

    @Test
    void takesCardNumbersOutOfWhatItFetches() {
        // Given
        Instant at = Instant.parse("2026-09-14T10:00:00Z");
        clock.standStill(at.plusSeconds(3_600));
        String clean = payment(1, at);
        shelf.put(
                "events",
                List.of(clean.replace(
                        "\"description\":", "\"note\":\"my card is 4242 4242 4242 4242\",\"description\":")));

        // When
        JsonPath job = reconcile("2026-09-14T09:00:00Z", "2026-09-14T10:30:00Z");

        // Then
        assertThat(job.getInt("result.stored")).isEqualTo(1);
        JsonPath event = Api.call().get("/v1/inbound-events?source=" + source).jsonPath();
        assertThat(event.getString("data[0].origin")).isEqualTo("reconcile");
        assertThat(event.getInt("data[0].redactions")).isEqualTo(1);
        assertThat(Api.call()
                        .get("/v1/inbound-events/" + event.getString("data[0].id") + "/body")
                        .asString())
                .contains("my card is")
                .doesNotContain("4242 4242");
    }

    @Test
    void fetchesHistoryAsListsWhichEventsOutweigh() throws InterruptedException {
        // Given
        Instant first = Instant.parse("2026-09-14T08:00:00Z");
        Instant now = Instant.parse("2026-11-01T08:00:00Z");
        List<String> events = payments(first).subList(0, 20);
        for (String list : List.of("customers", "refunds", "disputes", "invoices")) {
            shelf.put(list, List.of());
        }
        shelf.put(
                "charges",
                events.stream()
                        .map(event -> StripeShelf.read(event).at("/data/object").toString())
                        .toList());
        clock.standStill(now);

        // When
        JsonPath job = ended(post("/v1/backfills", "2026-09-01T00:00:00Z", "2026-10-01T00:00:00Z")
                .header("Location"));
        stage.awaitQuiet();

        // Then
        assertThat(job.getInt("result.stored")).as(job.prettify()).isEqualTo(20);
        assertThat(count("select count(*) from entry where kind = 'payment.succeeded'"))
                .isEqualTo(20);
        assertThat(ended(post("/v1/backfills", "2026-09-01T00:00:00Z", "2026-10-01T00:00:00Z")
                                .header("Location"))
                        .getInt("result.stored"))
                .isZero();
        assertThat(count("select count(*) from source_gap")).isZero();

        // When
        deliver(events, now);
        String listedFirst = everyEntry();
        stage.clear();
        deliver(events, now);

        // Then
        assertThat(listedFirst).isEqualTo(everyEntry());
    }

    @Test
    void bringsBackNobodyWhoWasErased() throws InterruptedException {
        // Given
        Instant now = clock.instant();
        Instant at = now.minus(Duration.ofHours(2)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        String who = "g" + now.toEpochMilli();
        deliver(List.of(payment(who, who + "1", at)), now);
        String customer = stage.customer("cus_" + who);
        Response erased = Api.send("{\"confirm\":\"" + customer + "\",\"reason\":\"Letter.\"}")
                .post("/v1/customers/" + customer + "/erasures");
        assertThat(ended(erased.header("Location")).getString("state")).isEqualTo("succeeded");
        shelf.put("events", List.of(payment(who, who + "1", at), payment(who, who + "2", at.plusSeconds(60))));

        // When
        JsonPath job =
                reconcile(at.minusSeconds(60).toString(), at.plusSeconds(600).toString());
        stage.awaitQuiet();

        // Then
        assertThat(job.getInt("result.recovered")).isEqualTo(1);
        assertThat(stage.customer("cus_" + who)).isNull();
        assertThat(Api.call()
                        .get("/v1/customers?email=shopper" + who + "@example.com")
                        .jsonPath()
                        .getList("data"))
                .isEmpty();
        String stored = Api.call().get("/v1/inbound-events?source=" + source).path("data[0].id");
        assertThat(Api.call().get("/v1/inbound-events/" + stored + "/body").asString())
                .doesNotContain("shopper" + who + "@example.com", "Shopper " + who);
    }

    @Test
    void fetchesWhatThinEventsLeaveOut() {
        // Given
        Instant at = clock.instant().minusSeconds(60).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
        String whole = payment(3, at);
        String other = StripeShelf.read(payment(4, at)).at("/data/object").toString();
        api.register(WireMock.get("/v1/events/evt_3").willReturn(okJson(whole)));
        api.register(WireMock.get("/v1/charges/ch_4").willReturn(okJson(other)));

        // When
        stage.send(thin("evt_thin_3", at, "ch_3", ",\"snapshot_event\":\"evt_3\""));
        stage.send(thin("evt_thin_4", at, "ch_4", ""));
        clock.release();

        // Then
        Eventually.within(
                PATIENCE, () -> assertThat(count("select count(*) from entry where kind = 'payment.succeeded'"))
                        .isEqualTo(2));
        assertThat(count("select count(*) from inbound_event where origin = 'reconcile'"))
                .isEqualTo(2);
    }

    private static Step thin(String id, Instant at, String charge, String more) {
        return new Step(
                at.plusSeconds(1),
                io.paythread.demo.Provider.STRIPE,
                """
                {"id":"%s","object":"v2.core.event","type":"v1.charge.succeeded","created":"%s","livemode":false,
                 "related_object":{"id":"%s","type":"charge","url":"/v1/charges/%s"}%s}
                """
                        .formatted(id, at, charge, charge, more),
                Step.Signing.GENUINE);
    }

    @Test
    void endsWithAReasonWhereTheKeyIsRefusedAndAsksNobodyWithoutOne() {
        // Given
        api.register(WireMock.get(anyUrl()).willReturn(aResponse().withStatus(401)));

        // When
        JsonPath job = ended(start("2026-09-14T09:00:00Z", "2026-09-14T10:30:00Z"));

        // Then
        assertThat(job.getString("state")).isEqualTo("failed");
        assertThat(job.getString("error.detail")).contains("http_401");
        JsonPath health = Api.call().get("/v1/sources/" + source + "/health").jsonPath();
        assertThat(health.getString("reconciliation.error_code")).isEqualTo("http_401");

        // When
        assertThat(Api.call().delete("/v1/sources/" + source + "/provider-key").statusCode())
                .isEqualTo(204);

        // Then
        assertThat(post("/v1/reconciliations", "2026-09-14T09:00:00Z", "2026-09-14T10:30:00Z")
                        .statusCode())
                .isEqualTo(409);
        assertThat(post("/v1/backfills", "2026-09-15T09:00:00Z", "2026-09-14T10:30:00Z")
                        .statusCode())
                .isEqualTo(422);
    }

    /** As they stood at Stripe, and never arrived. */
    private static List<String> lostRefunds() {
        Payment payment = Payment.of(
                "pi_B1",
                Shopper.of("cus_B1", "Ben Ito", "ben@example.com", "en", "US"),
                8000,
                "usd",
                Instant.parse("2026-09-14T09:59:56Z"));
        Attempt attempt = Attempt.paid("ch_B1", Card.visa4242("fp_ben_1", "US"), Instant.parse("2026-09-14T09:59:58Z"));
        Instant first = Instant.parse("2026-09-14T10:30:00Z");
        Instant second = Instant.parse("2026-09-15T11:00:00Z");
        return List.of(
                StripeEvents.refundCreated("evt_b3r", first, Refund.pending("re_B1", payment, attempt, 4000, first)),
                StripeEvents.refundCreated(
                        "evt_b5r",
                        second,
                        Refund.pending("re_B2", payment, attempt, 4000, second).succeeded()));
    }

    private static List<String> payments(Instant first) {
        return Stream.iterate(0, number -> number + 1)
                .limit(EVENTS)
                .map(number -> payment(number, first.plusSeconds(3L * number)))
                .toList();
    }

    private static String payment(int number, Instant at) {
        return payment(String.valueOf(number % 200), String.valueOf(number), at);
    }

    private static String payment(String who, String id, Instant at) {
        Shopper shopper = Shopper.of("cus_" + who, "Shopper " + who, "shopper" + who + "@example.com", "en", "US");
        Payment payment = Payment.of("pi_" + id, shopper, 1_000 + at.getEpochSecond() % 5_000, "eur", at);
        Attempt attempt = Attempt.paid("ch_" + id, Card.visa4242("fp_" + who, "US"), at);
        return StripeEvents.chargeSucceeded("evt_" + id, at, payment, attempt);
    }

    private void deliver(List<String> bodies, Instant now) throws InterruptedException {
        Senders senders = new Senders(
                URI.create("http://localhost:" + RestAssured.port + "/webhooks/story-stripe"), Stage.SECRET);
        assertThat(senders.send(bodies, now, good -> {})).isEmpty();
        stage.awaitQuiet();
    }

    /** The page with this number, newest first, as the shelf gives it. */
    private static String pageOf(List<String> oldestFirst, int number) {
        int end = oldestFirst.size() - number * StripeShelf.PAGE;
        List<String> page = new ArrayList<>(oldestFirst.subList(Math.max(0, end - StripeShelf.PAGE), end));
        java.util.Collections.reverse(page);
        boolean more = end > StripeShelf.PAGE;
        return "{\"object\":\"list\",\"has_more\":" + more + ",\"data\":[" + String.join(",", page) + "]}";
    }

    private static List<String> timesOf(List<String> dropped, String page) {
        return dropped.stream()
                .map(StripeShelf::read)
                .filter(event -> page.contains("\"" + event.path("id").asText() + "\""))
                .map(event ->
                        Instant.ofEpochSecond(event.path("created").asLong()).toString())
                .toList();
    }

    private void namesEachHole(List<String> missingAt) {
        JsonPath timeline = timeline("cus_0");
        List<String> from = timeline.getList("completeness[0].gaps.findAll { it.state == 'open' }.from");
        List<String> to = timeline.getList("completeness[0].gaps.findAll { it.state == 'open' }.to");
        assertThat(from).isNotEmpty();
        for (String text : missingAt) {
            Instant at = Instant.parse(text);
            boolean named = false;
            for (int i = 0; i < from.size(); i++) {
                named |= !at.isBefore(Instant.parse(from.get(i))) && !at.isAfter(Instant.parse(to.get(i)));
            }
            assertThat(named).as(text).isTrue();
        }
    }

    private List<LoggedRequest> calls() {
        List<LoggedRequest> calls = new ArrayList<>(api.find(getRequestedFor(anyUrl())));
        calls.sort(java.util.Comparator.comparing(LoggedRequest::getLoggedDate));
        return calls;
    }

    private JsonPath reconcile(String from, String to) {
        JsonPath job = ended(start(from, to));
        assertThat(job.getString("state")).as(job.prettify()).isEqualTo("succeeded");
        return job;
    }

    private String start(String from, String to) {
        Response answer = post("/v1/reconciliations", from, to);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        return answer.header("Location");
    }

    private Response post(String path, String from, String to) {
        return Api.send("{\"source\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}".formatted(source, from, to))
                .post(path);
    }

    private static JsonPath ended(String job) {
        Eventually.within(PATIENCE, () -> assertThat(Api.call().get(job).<String>path("state"))
                .isIn("succeeded", "failed", "cancelled"));
        return Api.call().get(job).jsonPath();
    }

    private JsonPath timeline(String customer) {
        return Api.call()
                .get("/v1/customers/" + stage.customer(customer) + "/timeline?order=asc&limit=200")
                .jsonPath();
    }

    /** What stands on all timelines, but for how and when it came. */
    private String everyEntry() {
        return text(
                """
                select string_agg(concat_ws(' ', e.id, e.kind, e.fact_key, e.occurred_at, e.account_id, e.status, e.amount,
                                            e.currency, e.refs::text), E'\\n' order by e.id)
                  from entry e
                """);
    }

    private long count(String sql) {
        return database.reading(tx -> tx.first(sql, row -> row.getLong(0)))
                .await()
                .atMost(PATIENCE)
                .orElseThrow();
    }

    private String text(String sql) {
        return database.reading(tx -> tx.first(sql, row -> row.getString(0)))
                .await()
                .atMost(PATIENCE)
                .orElseThrow();
    }

    private void execute(String sql) {
        Object unused = database.inTransaction(tx -> tx.query(sql)).await().atMost(PATIENCE);
    }
}
