package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.Sql;
import io.paythread.demo.Provider;
import io.paythread.demo.Step;
import io.paythread.demo.Stories;
import io.paythread.demo.Story;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Everything projected anew in the running service: the same timelines, unless something was wrong with them. */
@QuarkusTest
class ReprojectionTest {
    private static final String TIMELINES =
            """
            select md5((select string_agg(e.id || ' ' || e.digest, ',' order by e.id) from entry e)
                    || (select string_agg(o.id || ' ' || o.digest, ',' order by o.id) from business_object o)
                    || (select string_agg(t.inbound_id || ' ' || t.place || ' ' || t.matter_id || ' ' || t.fact, ','
                                          order by t.inbound_id, t.place) from telling t)
                    || (select string_agg(r.source_id || r.reference || r.matter_id || r.object_id, ','
                                          order by r.source_id, r.reference) from matter_reference r)
                    || (select coalesce(string_agg(o.inbound_id || o.state || o.reason, ',' order by o.inbound_id), '')
                          from inbound_outcome o)
                    || (select string_agg(a.id || ' ' || a.customer_id, ',' order by a.id) from account a))
            """;

    private static final String TABLES_BESIDE =
            "select count(*) from pg_tables where schemaname in ('public_next', 'public_former')";

    private static final String GAPS =
            """
            select count(*) from (select revision, lag(revision) over (partition by customer_id order by revision) as before
                                    from feed_entry where customer_id is not null) r
             where before is not null and revision <> before + 1
            """;

    /** Indexes, keys and rights of the tables as they stand. */
    private static final String STRUCTURE =
            """
            select md5((select string_agg(c.relname || pg_get_indexdef(i.indexrelid), ',' order by c.relname)
                          from pg_index i join pg_class c on c.oid = i.indexrelid
                         where i.indrelid in ('telling'::regclass, 'entry'::regclass, 'business_object'::regclass,
                               'matter'::regclass, 'matter_reference'::regclass, 'inbound_outcome'::regclass))
                    || (select string_agg(conname || pg_get_constraintdef(oid), ',' order by conname)
                          from pg_constraint
                         where conrelid in ('telling'::regclass, 'entry'::regclass, 'business_object'::regclass,
                               'matter'::regclass, 'matter_reference'::regclass, 'inbound_outcome'::regclass))
                    || (select string_agg(a.grantee || a.privilege_type, ',' order by a.grantee, a.privilege_type)
                          from pg_class c, aclexplode(c.relacl) a
                         where c.oid in ('entry'::regclass, 'telling'::regclass)))
            """;

    private final Stage stage;
    private final Sql sql;
    private final DataSource connections;

    @Inject
    ReprojectionTest(Stage stage, Sql sql, DataSource connections) {
        this.stage = stage;
        this.sql = sql;
        this.connections = connections;
    }

    @BeforeEach
    void stories() {
        stage.setUp();
        Stories.asWritten().forEach(story -> stage.play(story.genuine()));
    }

    /** The persons of the stories come again in other tests. */
    @AfterEach
    void nobodyIsSuppressed() {
        sql.run("delete from suppression");
        sql.run("delete from erasure_part");
        sql.run("delete from erasure");
    }

    @Test
    void comesToTheSameAndTellsNobodyWhereNothingWasWrong() {
        // Given
        String before = sql.text(TIMELINES);
        String structure = sql.text(STRUCTURE);
        long told = sql.count("select count(*) from feed_entry");

        // When
        JsonPath job = done(start());

        // Then
        assertThat(job.getString("state")).isEqualTo("succeeded");
        assertThat(job.getLong("result.changes")).isZero();
        assertThat(job.getLong("progress.done")).isEqualTo(sql.count("select count(*) from inbound_event"));
        assertThat(sql.text(TIMELINES)).isEqualTo(before);
        assertThat(sql.text(STRUCTURE)).isEqualTo(structure);
        assertThat(sql.count("select count(*) from feed_entry")).isEqualTo(told);
        assertThat(sql.count(TABLES_BESIDE)).isZero();
        assertThat(sql.count("select count(*) from reprojection")).isZero();
        assertThat(sql.count("select count(*) from audit_event where action = 'reprojection.start'"))
                .isPositive();
    }

    @Test
    void mendsWhatWasWrongTellsWhatDiffersAndLetsNoReadFail() {
        // Given
        String before = sql.text(TIMELINES);
        String customer = stage.customer("cus_A1");
        sql.run("delete from entry where id in (select id from entry order by id limit 3)");
        sql.run("update entry set status = 'wrong', digest = gen_random_uuid()"
                + " where id in (select id from entry order by id desc limit 2)");
        sql.run("update business_object set status = 'wrong', digest = gen_random_uuid()"
                + " where id in (select id from business_object where type = 'refund' order by id limit 1)");
        long told = sql.count("select count(*) from feed_entry");
        List<String> failures = new ArrayList<>();

        // When
        JsonPath job;
        try (Readers readers = new Readers(customer)) {
            job = done(start());
            failures.addAll(readers.failures());
            assertThat(readers.answers()).isPositive();
        }

        // Then
        assertThat(job.getString("state")).isEqualTo("succeeded");
        assertThat(failures).isEmpty();
        assertThat(sql.text(TIMELINES)).isEqualTo(before);
        assertThat(job.getLong("result.changes")).isEqualTo(6);
        stage.awaitQuiet();
        assertThat(sql.count("select count(*) from feed_entry where type like 'entry.%' or type like 'refund.%'"))
                .isPositive();
        assertThat(sql.count("select count(*) from feed_entry")).isGreaterThanOrEqualTo(told + 6);
        assertThat(sql.count(GAPS)).isZero();
    }

    @Test
    void fetchesNothingAgainOfWhatThinEventsLeftOut() {
        // Given
        Instant at = Instant.parse("2026-09-14T10:00:00Z");
        List.of("fetched", "gone", "waiting").forEach(id -> stage.send(thin(id, at)));
        stage.awaitQuiet();
        decided("fetched", "fetched");
        decided("gone", "gone_at_provider");

        // When
        JsonPath job = done(start());

        // Then
        assertThat(job.getString("state")).isEqualTo("succeeded");
        assertThat(
                        sql.text(
                                """
                        select string_agg(e.reference || ' ' || o.state || ' ' || o.reason, ', ' order by e.reference)
                          from inbound_outcome o join inbound_event e on e.id = o.inbound_id where e.form = 'thin'
                        """))
                .isEqualTo("fetched ignored fetched, gone ignored gone_at_provider, waiting needs_fetch thin_event");
    }

    private static Step thin(String id, Instant at) {
        return new Step(
                at,
                Provider.STRIPE,
                """
                {"id":"%s","object":"v2.core.event","type":"v1.charge.succeeded","created":"%s","livemode":false,
                 "related_object":{"id":"ch_%s","type":"charge","url":"/v1/charges/ch_%s"}}
                """
                        .formatted(id, at, id, id),
                Step.Signing.GENUINE);
    }

    private void decided(String reference, String reason) {
        sql.run("update inbound_outcome set state = 'ignored', reason = '" + reason
                + "', detail = '' where inbound_id =" + " (select id from inbound_event where reference = '" + reference
                + "')");
    }

    @Test
    void keepsUpWithWhatArrivesMeanwhile() {
        // Given
        stage.clear();
        List<Story> stories = Stories.asWritten();
        stories.subList(0, 3).forEach(story -> stage.play(story.genuine()));

        // When
        String first = start();
        stories.subList(3, stories.size()).forEach(story -> stage.play(story.genuine()));
        JsonPath meanwhile = done(first);
        String after = sql.text(TIMELINES);
        JsonPath quiet = done(start());

        // Then
        assertThat(meanwhile.getLong("result.changes")).isZero();
        assertThat(quiet.getLong("result.changes")).isZero();
        assertThat(sql.text(TIMELINES)).isEqualTo(after);
    }

    @Test
    void leavesTheTimelineWholeAndNothingBesideItWhenCancelled() {
        // Given
        String before = sql.text(TIMELINES);

        // When
        String id = start();
        Api.call().delete("/v1/jobs/" + id);
        JsonPath job = done(id);

        // Then
        assertThat(job.getString("state")).isIn("cancelled", "succeeded");
        Eventually.within(Duration.ofSeconds(20), () -> assertThat(
                        sql.count(TABLES_BESIDE) + sql.count("select count(*) from reprojection"))
                .isZero());
        assertThat(sql.text(TIMELINES)).isEqualTo(before);
        assertThat(done(start()).getString("state")).isEqualTo("succeeded");
        assertThat(sql.text(TIMELINES)).isEqualTo(before);
    }

    @Test
    void bringsNothingBackThatIsErasedMeanwhile() throws SQLException {
        // Given
        String customer = stage.customer("cus_A1");
        long entries = sql.count("select count(*) from entry");
        assertThat(sql.count("select count(*) from matter_reference where reference = 'account:cus_A1'")
                        + sql.count("select count(*) from telling where fact::text like '%cus_A1%'"))
                .isPositive();

        // When
        String id;
        try (Connection reader = connections.getConnection()) {
            reader.setAutoCommit(false);
            look(reader);
            id = start();
            awaitAllRead(id);
            erase(customer);
            reader.rollback();
        }
        JsonPath job = done(id);

        // Then
        assertThat(job.getString("state")).isEqualTo("succeeded");
        assertThat(job.getLong("result.changes")).isZero();
        assertThat(sql.count("select count(*) from matter_reference where reference = 'account:cus_A1'"))
                .isZero();
        assertThat(sql.count("select count(*) from telling where fact::text like '%cus_A1%'"))
                .isZero();
        assertThat(sql.count("select count(*) from entry")).isEqualTo(entries);
    }

    @Test
    void countsWhatArrivesMeanwhileAmongAllThatIsToBeDone() throws SQLException {
        // Given
        stage.clear();
        List<Story> stories = Stories.asWritten();
        stories.subList(0, 3).forEach(story -> stage.play(story.genuine()));
        JsonPath job;

        // When
        try (Connection reader = connections.getConnection()) {
            reader.setAutoCommit(false);
            look(reader);
            String id = start();
            awaitAllRead(id);
            stories.subList(3, stories.size()).forEach(story -> stage.play(story.genuine()));
            awaitAllRead(id);
            job = Api.call().get("/v1/jobs/" + id).jsonPath();
            reader.rollback();
            assertThat(done(id).getString("state")).isEqualTo("succeeded");
        }

        // Then
        assertThat(job.getLong("progress.total")).as(job.prettify()).isEqualTo(job.getLong("progress.done"));
    }

    /** Whoever has read a table keeps it from being exchanged until the end of the transaction. */
    private static void look(Connection reader) throws SQLException {
        try (Statement statement = reader.createStatement()) {
            assertThat(statement.execute("select count(*) from entry")).isTrue();
        }
    }

    private void awaitAllRead(String id) {
        Eventually.within(Duration.ofSeconds(60), () -> assertThat(
                        Api.call().get("/v1/jobs/" + id).jsonPath().getLong("progress.done"))
                .isEqualTo(sql.count("select count(*) from inbound_event")));
    }

    private static void erase(String customer) {
        String id = Api.send("{\"confirm\":\"" + customer + "\",\"reason\":\"Asked for.\"}")
                .post("/v1/customers/" + customer + "/erasures")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        assertThat(done(id).getString("state")).isEqualTo("succeeded");
    }

    private static String start() {
        return Api.call()
                .post("/v1/reprojections")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    private static JsonPath done(String id) {
        Eventually.within(Duration.ofSeconds(60), () -> assertThat(
                        Api.call().get("/v1/jobs/" + id).jsonPath().getString("state"))
                .isIn("succeeded", "failed", "cancelled"));
        return Api.call().get("/v1/jobs/" + id).jsonPath();
    }

    /** Read one customer's timeline, payments and events again and again. */
    private static final class Readers implements AutoCloseable {
        private final AtomicBoolean on = new AtomicBoolean(true);
        private final AtomicInteger answers = new AtomicInteger();
        private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
        private final List<Thread> threads = new ArrayList<>();

        Readers(String customer) {
            for (String path : List.of(
                    "/v1/customers/" + customer + "/timeline",
                    "/v1/payments?limit=20",
                    "/v1/inbound-events?state=ignored&limit=20")) {
                Thread thread = new Thread(() -> read(path));
                threads.add(thread);
                thread.start();
            }
        }

        private void read(String path) {
            while (on.get()) {
                int status = Api.call().get(path).statusCode();
                answers.incrementAndGet();
                if (status != 200) {
                    failures.add(path + " was answered " + status);
                }
            }
        }

        int answers() {
            return answers.get();
        }

        List<String> failures() {
            return List.copyOf(failures);
        }

        @Override
        public void close() {
            on.set(false);
            threads.forEach(thread -> {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }
}
