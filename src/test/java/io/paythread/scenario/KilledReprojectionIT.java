package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged service is killed while it projects everything anew, and once more while it clears away: it goes on each
 * time, people read the former timeline until the new one takes its place, and that is as it should be.
 */
class KilledReprojectionIT {
    private static final int EVENTS = 600;
    private static final int STOP_SECONDS = 30;

    private static final String TIMELINES =
            """
            select md5((select string_agg(id || ' ' || digest, ',' order by id) from entry)
                    || (select string_agg(id || ' ' || digest, ',' order by id) from business_object))
            """;

    private static final String HARM = "update entry set status = 'wrong', digest = gen_random_uuid()";
    private static final String BUILT = "select count(*) from public_next.telling";
    private static final String LIVE = "select count(*) from telling";
    private static final String BEGAN = "select started_at from reprojection";

    private static final String LEFT_TO_READ =
            """
            select count(*) from reprojection_slot r join projection_slot p using (slot)
             where (r.cursor_xid, r.cursor_seq) < (p.cursor_xid, p.cursor_seq)
            """;

    private static final String LEFT_BEHIND =
            "select count(*) from pg_tables where schemaname in ('public_next', 'public_former')";

    private final PackagedService service;

    KilledReprojectionIT(@TempDir Path folder) throws IOException {
        this.service = new PackagedService(
                folder,
                "paythread.reprojection.batch-size=5",
                "paythread.reprojection.workers=1",
                "paythread.job.lease=15s");
    }

    @AfterEach
    void stop() throws InterruptedException {
        Process running = service.running();
        running.destroy();
        if (!running.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            running.destroyForcibly().waitFor();
        }
    }

    @Test
    void goesOnAfterEachKillAndServesTheFormerTimelineUntilTheNewOneIsWhole() throws Exception {
        // Given
        service.start();
        Instant now = Clock.systemUTC().instant();
        Senders senders = new Senders(service.door(), PackagedService.SECRET);
        assertThat(senders.send(Senders.payments(EVENTS, now), now, good -> {})).isEmpty();
        service.awaitProjection();
        try (Connection database = service.database();
                Connection exchange = service.database();
                Connection clearing = service.database()) {
            String right = text(database, TIMELINES);
            run(database, HARM);
            hold(exchange, "entry");
            hold(clearing, "inbound_event");

            // When
            String job = service.begin("/v1/reprojections");
            service.await(() -> progress(job) >= EVENTS / 3);
            String began = text(database, BEGAN);
            kill();

            // Then
            assertThat(text(database, BUILT)).isNotEqualTo("0");
            service.start();
            assertThat(statuses()).containsOnly("wrong");
            service.await(() -> text(database, LEFT_TO_READ).equals("0"));
            assertThat(text(database, BUILT)).isEqualTo(text(database, LIVE));
            assertThat(text(database, BEGAN)).isEqualTo(began);
            assertThat(statuses()).containsOnly("wrong");

            // When
            exchange.rollback();
            service.await(() -> !statuses().contains("wrong"));
            kill();

            // Then
            assertThat(text(database, TIMELINES)).isEqualTo(right);
            assertThat(text(database, LEFT_BEHIND)).isNotEqualTo("0");
            service.start();
            assertThat(statuses()).doesNotContain("wrong");
            clearing.rollback();
            service.await(() -> state(job).getString("finished_at") != null);
            assertThat(state(job).getString("state")).isEqualTo("succeeded");
            assertThat(state(job).getInt("result.changes")).isEqualTo(EVENTS);
            assertThat(text(database, TIMELINES)).isEqualTo(right);
            assertThat(text(database, LEFT_BEHIND)).isEqualTo("0");
        }
    }

    private void kill() throws InterruptedException {
        int unused = service.running().destroyForcibly().waitFor();
    }

    private int progress(String job) {
        return state(job).getInt("progress.done");
    }

    private JsonPath state(String job) {
        return service.read("/v1/jobs/" + job);
    }

    private List<String> statuses() {
        return service.read("/v1/entries?kind=payment.succeeded&limit=100").getList("data.status");
    }

    /** Whoever has read a table keeps it, until the end of the transaction, from being exchanged or dropped. */
    private static void hold(Connection reader, String table) throws SQLException {
        reader.setAutoCommit(false);
        assertThat(text(reader, "select count(*) from " + table)).isNotEqualTo("0");
    }

    private static void run(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private static String text(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return String.valueOf(rows.getString(1));
        }
    }
}
