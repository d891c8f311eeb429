package io.paythread.privacy;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.demo.Provider;
import io.paythread.demo.Signatures;
import io.paythread.ingest.Bodies;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Signed webhooks in, and everything that the database holds out. */
@Singleton
class ErasureStage {
    static final String SECRET = "whsec_only_for_erasure_tests_0001";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String WAITING =
            """
            select count(*) from inbound_event e join projection_slot s on s.slot = e.slot
            where (e.xid, e.seq) > (s.cursor_xid, s.cursor_seq)
            """;

    private static final String TABLES =
            """
            select table_name from information_schema.tables
             where table_schema = current_schema and table_type = 'BASE TABLE' order by 1
            """;

    private static final String INTERRUPTED =
            """
            with begun as (
                insert into erasure (id, customer_id, state, requested_by, requested_at)
                select gen_random_uuid(), customer_id, 'running', 'key:test', now() from account where reference = $1
                returning id, customer_id
            )
            insert into erasure_part (erasure_id, type, id, held)
            select b.id, 'account', a.id, false from begun b join account a on a.customer_id = b.customer_id
            """;

    private static final String TOTALS =
            """
            select kind || ' ' || count(*) || ' ' || coalesce(sum(amount), 0) from entry
             where source_id = $1 group by kind
            union all
            select type || ' ' || coalesce(status, '') || ' ' || count(*) || ' ' || coalesce(sum(amount), 0)
              from business_object where source_id = $1 group by type, status
             order by 1
            """;

    private final Database database;
    private final Clock clock;

    ErasureStage(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A source of its own for a test. */
    void source(String name, Provider provider) {
        Api.call()
                .contentType("application/json")
                .body(Map.of(
                        "name", name, "provider", provider.name().toLowerCase(Locale.ROOT), "secrets", List.of(SECRET)))
                .post("/v1/sources")
                .then()
                .statusCode(201);
    }

    /** A time of the provider, which tells whole seconds, after everything that was erased so far. */
    Instant soon(int minutes) {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofMinutes(minutes));
    }

    /** Sends a body as the provider does. */
    void send(String source, Provider provider, String body) {
        given().headers(Signatures.headers(provider, SECRET, clock.instant(), body))
                .contentType("application/json")
                .body(body.getBytes(StandardCharsets.UTF_8))
                .post("/webhooks/" + source)
                .then()
                .statusCode(200);
    }

    /** Every stored event has taken effect. */
    void awaitQuiet() {
        Eventually.within(PATIENCE, () -> {
            long waiting = run(tx -> tx.first(WAITING, row -> row.getLong(0))).orElseThrow();
            if (waiting > 0) {
                throw new AssertionError(waiting + " events wait");
            }
        });
    }

    /** The job ends well; gives it. */
    JsonPath awaitJob(ValidatableResponse accepted) {
        String job = accepted.statusCode(202).extract().path("id");
        Eventually.within(
                PATIENCE, () -> Api.call().get("/v1/jobs/" + job).then().body("state", equalTo("succeeded")));
        return Api.call().get("/v1/jobs/" + job).jsonPath();
    }

    /** Everything in every table as text in lower case; stored bodies unpacked. */
    String dump() {
        StringBuilder all = new StringBuilder();
        for (String table : run(tx -> tx.list(TABLES, row -> row.getString(0)))) {
            run(tx -> tx.list("select to_jsonb(t)::text from " + table + " t", row -> row.getString(0)))
                    .forEach(row -> all.append(table).append(' ').append(row).append('\n'));
        }
        run(tx -> tx.list("select body from inbound_event", row -> row.getBuffer(0)
                        .getBytes()))
                .forEach(body -> all.append("body ")
                        .append(new String(Bodies.unpack(body), StandardCharsets.UTF_8))
                        .append('\n'));
        return all.toString().toLowerCase(Locale.ROOT);
    }

    /** An erasure that has begun, and whose job is not there any more. */
    void interruptedErasure(String account) {
        int unused = run(tx -> tx.update(INTERRUPTED, account));
    }

    /** The job that looks at holds does so now, whatever another test's clock told it, and has done so. */
    void lookAtHolds() {
        runAgain("held_erasures");
    }

    /** A job of the service itself runs once more. */
    void runAgain(String kind) {
        long before = looks(kind);
        int unused = run(tx -> tx.update(
                "update job set run_after = $1 where kind = $2 and owner = 'system'",
                clock.instant().atOffset(java.time.ZoneOffset.UTC),
                kind));
        Eventually.within(PATIENCE, () -> {
            if (looks(kind) <= before) {
                throw new AssertionError(kind + " did not run again");
            }
        });
    }

    /** A job of the service itself begins as on its first day. */
    void forgetPosition(String kind) {
        int unused =
                run(tx -> tx.update("update job set checkpoint = null where kind = $1 and owner = 'system'", kind));
    }

    /** The number of its runs: each claim raises it. */
    private long looks(String kind) {
        return run(tx -> tx.first(
                        "select epoch from job where kind = $1 and owner = 'system' and lease_until is null order by id limit 1",
                        row -> row.getLong(0),
                        kind))
                .orElse(0L);
    }

    /** Every event of these sources takes effect anew, from what is stored of it. */
    void projectAnew(String... sources) {
        UUID[] ids = List.of(sources).stream().map(this::sourceId).toArray(UUID[]::new);
        run(tx -> {
            Uni<Integer> done = Uni.createFrom().item(0);
            for (String sql : List.of(
                    "delete from telling where source_id = any($1::uuid[])",
                    "delete from entry where source_id = any($1::uuid[])",
                    "delete from business_object where source_id = any($1::uuid[])",
                    "delete from matter_reference where source_id = any($1::uuid[])",
                    "delete from matter where source_id = any($1::uuid[])",
                    "delete from customer where root_account_id in (select id from account where source_id = any($1::uuid[]))",
                    "delete from account where source_id = any($1::uuid[])")) {
                done = done.chain(() -> tx.update(sql, (Object) ids));
            }
            return done.chain(() -> tx.update("update projection_slot set cursor_xid = '0', cursor_seq = 0"));
        });
        awaitQuiet();
    }

    /** How many entries and objects there are, and what they come to, by source. */
    String totals(String... sources) {
        StringBuilder totals = new StringBuilder();
        for (String source : sources) {
            UUID id = sourceId(source);
            List<String> lines = run(tx -> tx.list(TOTALS, row -> row.getString(0), id));
            totals.append(source).append(lines);
        }
        return totals.toString();
    }

    /** Entries with their own ids, as lines. */
    List<String> entries(String source) {
        UUID id = sourceId(source);
        return run(tx -> tx.list(
                """
                select (to_jsonb(t) - '{matter_id,digest}'::text[])::text from entry t where source_id = $1
                 order by occurred_at, tie, id
                """,
                row -> row.getString(0),
                id));
    }

    /** As above, without what is kept for a shorter time than the payment: where somebody lives. */
    List<String> lastingEntries(String source) {
        UUID id = sourceId(source);
        return run(tx -> tx.list(
                """
                select (jsonb_set(to_jsonb(t) - '{matter_id,digest,search}'::text[], '{detail,attributes}',
                           (t.detail -> 'attributes') - '{billing_address,billing_phone}'::text[]))::text
                  from entry t where source_id = $1
                 order by occurred_at, tie, id
                """,
                row -> row.getString(0),
                id));
    }

    /** Our id of the customer with this account. */
    String customer(String reference) {
        return Api.call().get("/v1/customers?external_ref=" + reference).path("data[0].id");
    }

    <T> T run(Function<Tx, Uni<T>> work) {
        return database.inTransaction(work).await().atMost(PATIENCE);
    }

    private UUID sourceId(String name) {
        return run(tx -> tx.first("select id from source where name = $1", row -> row.getUUID(0), name))
                .orElseThrow();
    }
}
