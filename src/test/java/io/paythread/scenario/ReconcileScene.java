package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.QuickApi;
import io.paythread.demo.Attempt;
import io.paythread.demo.Card;
import io.paythread.demo.Payment;
import io.paythread.demo.Provider;
import io.paythread.demo.Shopper;
import io.paythread.demo.StripeEvents;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.time.TestClock;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A source of Stripe's and one of Zendesk's, and stand-ins of their APIs with what they have. */
abstract class ReconcileScene {
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> ENDED = List.of("succeeded", "failed", "cancelled");

    final Stage stage;
    final TestClock clock;
    final Database database;
    final WireMock api;
    final StripeShelf shelf;

    /** Of Stripe's. */
    String source = "";
    /** Of Zendesk's. */
    String helpdeskSource = "";

    ReconcileScene(Stage stage, TestClock clock, Database database, int port) {
        this.stage = stage;
        this.clock = clock;
        this.database = database;
        this.api = new WireMock("localhost", port);
        this.shelf = new StripeShelf(Pages.free(api));
    }

    @BeforeEach
    void connect() {
        stage.setUp();
        List.of(
                        "delete from source_gap",
                        "delete from source_reconciliation",
                        "delete from source_rhythm",
                        "delete from source_told",
                        "delete from provider_budget",
                        "delete from provider_pause",
                        "update source set created_at = '2026-09-14T07:00:00Z' where name in ('story-stripe', 'story-zendesk')")
                .forEach(this::execute);
        api.resetMappings();
        api.resetRequests();
        api.resetScenarios();
        source = connected("story-stripe", "{\"key\":\"" + StripeShelf.KEY + "\"}");
        helpdeskSource = connected("story-zendesk", "{\"key\":\"" + ZendeskShelf.KEY + "\",\"account\":\"acme\"}");
    }

    private static String connected(String name, String key) {
        String id = Api.call().get("/v1/sources?name=" + name).path("data[0].id");
        Response answer = Api.send(key).put("/v1/sources/" + id + "/provider-key");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
        return id;
    }

    @AfterEach
    void release() {
        clock.release();
        stage.clear();
    }

    static String payment(int number, Instant at) {
        return payment(String.valueOf(number % 200), String.valueOf(number), at);
    }

    static String payment(String who, String id, Instant at) {
        Shopper shopper = Shopper.of("cus_" + who, "Shopper " + who, "shopper" + who + "@example.com", "en", "US");
        Payment payment = Payment.of("pi_" + id, shopper, 1_000 + at.getEpochSecond() % 5_000, "eur", at);
        Attempt attempt = Attempt.paid("ch_" + id, Card.visa4242("fp_" + who, "US"), at);
        return StripeEvents.chargeSucceeded("evt_" + id, at, payment, attempt);
    }

    Response post(String path, String from, String to) {
        return post(path, source, from, to);
    }

    private static Response post(String path, String source, String from, String to) {
        return Api.send("{\"source\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}".formatted(source, from, to))
                .post(path);
    }

    void deliver(List<String> bodies, Instant now) throws InterruptedException {
        deliver(bodies, now, Provider.STRIPE);
        stage.awaitQuiet();
    }

    static void deliver(List<String> bodies, Instant now, Provider provider) throws InterruptedException {
        String name = provider == Provider.STRIPE ? "story-stripe" : "story-zendesk";
        URI door = URI.create("http://localhost:" + RestAssured.port + "/webhooks/" + name);
        assertThat(new Senders(door, Stage.SECRET, provider).send(bodies, now, good -> {}))
                .isEmpty();
    }

    JsonPath reconcile(String from, String to) {
        JsonPath job = ended(start(from, to));
        assertThat(job.getString("state")).as(job.prettify()).isEqualTo("succeeded");
        return job;
    }

    String start(String from, String to) {
        return start(source, from, to);
    }

    static String start(String source, String from, String to) {
        Response answer = post("/v1/reconciliations", source, from, to);
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
        return answer.header("Location");
    }

    /** Waits until the job has ended, or rests until a time that has not come. */
    void awaitRest(String job) {
        Eventually.within(PATIENCE, () -> assertThat(isEnded(job) || due(job).isAfter(clock.instant()))
                .isTrue());
    }

    static boolean isEnded(String job) {
        return ENDED.contains(QuickApi.json(job).path("state").asText());
    }

    static boolean isAllEnded(List<String> jobs) {
        return jobs.stream().allMatch(ReconcileScene::isEnded);
    }

    /** When the job goes on. */
    static Instant due(String job) {
        return Instant.parse(QuickApi.json(job).path("run_after").asText());
    }

    /** Time has gone on. */
    void wakeWorkers() {
        execute("select pg_notify('paythread_job', '')");
    }

    static JsonPath ended(String job) {
        Eventually.within(PATIENCE, () -> assertThat(isEnded(job)).isTrue());
        return Api.call().get(job).jsonPath();
    }

    JsonPath timeline(String customer) {
        return Api.call()
                .get("/v1/customers/" + stage.customer(customer) + "/timeline?order=asc&limit=200")
                .jsonPath();
    }

    /** What stands on all timelines, but for how and when it came. */
    String everyEntry() {
        return text(
                """
                select string_agg(concat_ws(' ', e.id, e.kind, e.fact_key, e.occurred_at, e.account_id, e.status, e.amount,
                                            e.currency, e.refs::text), E'\\n' order by e.id)
                  from entry e
                """);
    }

    long count(String sql) {
        return database.reading(tx -> tx.first(sql, row -> row.getLong(0)))
                .await()
                .atMost(PATIENCE)
                .orElseThrow();
    }

    String text(String sql) {
        return database.reading(tx -> tx.first(sql, row -> row.getString(0)))
                .await()
                .atMost(PATIENCE)
                .orElseThrow();
    }

    List<String> texts(String sql) {
        return database.reading(tx -> tx.list(sql, row -> row.getString(0)))
                .await()
                .atMost(PATIENCE);
    }

    void execute(String sql) {
        Object unused = database.inTransaction(tx -> tx.query(sql)).await().atMost(PATIENCE);
    }

    static JsonPath health(String of) {
        return Api.call().get("/v1/sources/" + of + "/health").jsonPath();
    }

    /** The service does not look by itself, and what it saw before is forgotten. */
    void nobodyLooks() {
        Eventually.within(PATIENCE, () -> {
            execute(
                    "update job set run_after = '2100-01-01T00:00:00Z' where kind = 'reconcile_watch' and state = 'queued'");
            assertThat(count("select count(*) from job where kind = 'reconcile_watch' and run_after > '2099-01-01'"))
                    .isEqualTo(1);
            assertThat(
                            count(
                                    "select count(*) from job where kind = 'reconciliation' and state in ('queued', 'running')"))
                    .isZero();
        });
        execute("delete from job where kind = 'reconciliation'");
        execute("delete from source_reconciliation");
    }

    /** The service looks at its sources, as it does every minute; one look that is under way ends first. */
    void look() {
        Eventually.within(PATIENCE, () -> assertThat(
                        count("select count(*) from job where kind = 'reconcile_watch' and state = 'queued'"))
                .isEqualTo(1));
        execute(
                "update job set run_after = '2026-01-01T00:00:00Z' where kind = 'reconcile_watch' and state = 'queued'");
        wakeWorkers();
    }

    /** The look has ended, and so has every comparison that it began. */
    void awaitLooked() {
        Eventually.within(PATIENCE, () -> assertThat(
                        count(
                                """
                                        select count(*) from job
                                         where kind in ('reconcile_watch', 'reconciliation') and state in ('queued', 'running')
                                           and not (kind = 'reconcile_watch' and state = 'queued' and run_after > '2026-06-01')
                                        """))
                .isZero());
    }
}
