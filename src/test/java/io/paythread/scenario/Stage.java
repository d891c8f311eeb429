package io.paythread.scenario;

import io.paythread.Api;
import io.paythread.QuickApi;
import io.paythread.demo.Provider;
import io.paythread.demo.Signatures;
import io.paythread.demo.Step;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.time.TestClock;
import io.paythread.security.FakeSessions;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Plays stories against the running service and waits until they stand on timelines. */
@Singleton
class Stage implements Scene {
    private static final Map<Provider, String> SOURCES =
            Map.of(Provider.STRIPE, "story-stripe", Provider.ZENDESK, "story-zendesk");
    static final String SECRET = "whsec_only_for_these_stories_0001";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String EVENTS_WAITING =
            """
            select count(*) from inbound_event e join projection_slot s on s.slot = e.slot
             where (e.xid, e.seq) > (s.cursor_xid, s.cursor_seq)
            """;

    private static final String NEWS_WAITING =
            """
            select count(*) from feed_entry f join feed_reader r on r.name = 'case-threads'
             where (f.xid, f.seq) > (r.xid, r.seq)
            """;

    private static final String ANYTHING_WAITING = "select (%s) + (%s)".formatted(EVENTS_WAITING, NEWS_WAITING);

    /** Asking more often takes from the service the time in which it would be done. */
    private static final Duration PAUSE = Duration.ofMillis(3);

    private static final List<String> WIPE = List.of(
            "case_thread",
            "case_mention",
            "feed_entry",
            "network_item",
            "network_count",
            "network_trial_count",
            "entry",
            "business_object",
            "telling",
            "matter_reference",
            "matter",
            "identity_decision",
            "pair_verdict",
            "link",
            "account_identifier",
            "customer",
            "account",
            "inbound_outcome",
            "inbound_event");

    private final Database database;
    private final TestClock clock;
    private final HttpClient http = HttpClient.newHttpClient();

    Stage(Database database, TestClock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Makes the sources unless they are there; nothing has happened yet. */
    @Override
    public void setUp() {
        clear();
        makeSources();
    }

    static void makeSources() {
        SOURCES.forEach((provider, name) -> {
            String provides = provider == Provider.STRIPE ? "stripe" : "zendesk";
            String body =
                    "{\"name\":\"%s\",\"provider\":\"%s\",\"secrets\":[\"%s\"]}".formatted(name, provides, SECRET);
            int status = Api.send(body).post("/v1/sources").statusCode();
            if (status != 201 && status != 409) {
                throw new IllegalStateException("source " + name + " was answered " + status);
            }
        });
    }

    /** Nothing has happened yet; the sources stay. */
    void clear() {
        awaitQuiet();
        Uni<Object> wiped = database.inTransaction(tx -> {
            Uni<Object> done = Uni.createFrom().nullItem();
            for (String table : WIPE) {
                done = done.chain(() -> tx.query("delete from " + table));
            }
            return done;
        });
        Object unused = wiped.await().atMost(PATIENCE);
    }

    /** Sends the steps one after another, each at its time, and waits until they have taken effect. */
    @Override
    public void play(List<Step> steps) {
        sendAll(steps);
        awaitQuiet();
    }

    /** As above, and waits for the timelines only. */
    void project(List<Step> steps) {
        sendAll(steps);
        await(EVENTS_WAITING);
    }

    private void sendAll(List<Step> steps) {
        try {
            steps.forEach(this::send);
        } finally {
            clock.release();
        }
    }

    /** Sends one request at its time; gives the status of the answer. */
    int send(Step step) {
        clock.standStill(step.receivedAt());
        boolean forged = step.signing() == Step.Signing.FORGED;
        Instant signedAt = step.signing() == Step.Signing.STALE
                ? step.receivedAt().minus(Duration.ofMinutes(20))
                : step.receivedAt();
        return send(http, step, forged ? "whsec_somebody_elses" : SECRET, signedAt);
    }

    static int send(HttpClient http, Step step, String secret, Instant signedAt) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + RestAssured.port + "/webhooks/" + SOURCES.get(step.provider())))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(step.body()));
        Signatures.headers(step.provider(), secret, signedAt, step.body()).forEach(request::header);
        try {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Waits until every stored event has taken effect, on timelines and on case threads. */
    void awaitQuiet() {
        await(ANYTHING_WAITING);
    }

    private void await(String waiting) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (count(waiting) > 0) {
            if (System.nanoTime() > end) {
                throw new AssertionError(count(waiting) + " wait after " + PATIENCE);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private long count(String sql) {
        return database.reading(tx -> tx.first(sql, row -> row.getLong(0)))
                .await()
                .atMost(PATIENCE)
                .orElseThrow();
    }

    /**
     * Everything that a reader can see of these customers, as text, without what depends on the time of arrival. What is
     * said of completeness may be some seconds old, and then is of the story before.
     */
    String visible(List<String> customerReferences) {
        StringBuilder all = new StringBuilder();
        for (String reference : customerReferences) {
            String id = customer(reference);
            for (String path : List.of(
                    "/v1/customers/" + id,
                    "/v1/customers/" + id + "/accounts",
                    "/v1/customers/" + id + "/links",
                    "/v1/customers/" + id + "/summary",
                    "/v1/customers/" + id + "/timeline?order=asc&limit=200",
                    "/v1/payments?customer=" + id,
                    "/v1/refunds?customer=" + id,
                    "/v1/tickets?customer=" + id)) {
                all.append(path).append('\n').append(QuickApi.text(path)).append('\n');
            }
        }
        return all.toString()
                .replaceAll("inb_[0-9a-z]{26}", "inb_x")
                .replaceAll("\"completeness\":\\[(?:[^\\[\\]]|\\[[^\\]]*])*]", "\"completeness\":[]")
                .replaceAll("\"revision\":\\d+", "\"revision\":0")
                .replaceAll("\"(created_at|updated_at|last_event_at)\":\"[^\"]*\"", "\"$1\":\"\"");
    }

    /** Our id of the customer with this account. */
    @Override
    public String customer(String externalReference) {
        return QuickApi.json("/v1/customers?external_ref=" + externalReference)
                .at("/data/0/id")
                .textValue();
    }

    @Override
    public RequestSpecification callerOf(String operation) {
        return FakeSessions.callerOf(operation);
    }
}
