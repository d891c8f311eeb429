package io.paythread.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.paythread.audit.CheckpointFiles.Testimony;
import io.paythread.platform.postgres.OpenDatabase;
import io.paythread.platform.queue.Loop;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.mutiny.Uni;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every row comes into the chain, and only once, whoever seals and whatever happened to the database. */
class SealingTest {
    private static final long ROWS = 10;
    /** The superuser's way round the triggers. */
    private static final String WITHOUT_TRIGGERS = "set session_replication_role = replica; ";

    private final OpenDatabase server =
            OpenDatabase.with(List.of("V0042__audit_event.sql", "afterMigrate__rights.sql"));
    private final SealStore store = new SealStore();
    private final Sealer sealer = newSealer();

    @BeforeEach
    void writeTenRows() {
        add(ROWS);
        seal(sealer);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void leavesOutNobodyWhoCommitsLate() throws SQLException {
        // Given: an early row whose transaction is still open.
        try (Connection late = server.asService()) {
            late.setAutoCommit(false);
            late.createStatement().execute(insert(1));
            add(2);
            seal(sealer);
            assertThat(verify(memory(0)).toSeq()).isEqualTo(ROWS);

            // When
            late.commit();
        }
        seal(sealer);

        // Then
        assertThat(verify(memory(0)).toSeq()).isEqualTo(ROWS + 3);
    }

    @Test
    void goesOnAfterALoadFromADump() {
        // Given: transaction numbers of another cluster's life.
        asSuperuser("update audit_event set xid = '9000000000000000'");
        add(2);
        asSuperuser("update audit_event set xid = '9000000000000001' where seq = 11");

        // When
        seal(newSealer());

        // Then
        assertThat(verify(memory(0)).toSeq()).isEqualTo(ROWS + 2);
    }

    @Test
    void sealsOnceWhenTwoProcessesTry() {
        // Given
        add(1_200);

        // When
        Sealer other = newSealer();
        var unused = Uni.join()
                .all(Stream.generate(() -> List.of(sealer.step(), other.step()))
                        .limit(10)
                        .flatMap(List::stream)
                        .toList())
                .andFailFast()
                .await()
                .indefinitely();
        seal(sealer);

        // Then
        assertThat(verify(memory(0)).toSeq()).isEqualTo(ROWS + 1_200);
    }

    private Testimony memory(long... positions) {
        return new Testimony(
                LongStream.of(positions)
                        .filter(position -> position > 0)
                        .mapToObj(this::head)
                        .toList(),
                Optional.empty());
    }

    private ChainHead head(long position) {
        return server.database()
                .reading(tx -> store.at(tx, position))
                .await()
                .indefinitely()
                .orElseThrow();
    }

    private AuditVerdict verify(Testimony testimony) {
        return new AuditVerification(store)
                .verify(server.database(), testimony, 1, Long.MAX_VALUE)
                .await()
                .indefinitely();
    }

    private Sealer newSealer() {
        AuditConfig config = new SmallRyeConfigBuilder()
                .withMapping(AuditConfig.class)
                .addDiscoveredConverters()
                .withDefaultValue("paythread.audit.seal-interval", "PT0.5S")
                .withDefaultValue("paythread.audit.checkpoint.interval", "PT1H")
                .build()
                .getConfigMapping(AuditConfig.class);
        return new Sealer(server.database(), store, config, new SimpleMeterRegistry());
    }

    private static void seal(Sealer sealer) {
        while (step(sealer) != Loop.Next.WAIT) {
            // Until there is nothing more to do.
        }
    }

    private static Loop.Next step(Sealer sealer) {
        return sealer.step().await().indefinitely();
    }

    private void add(long rows) {
        try {
            execute(server.asService(), insert(rows));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String insert(long rows) {
        return """
                insert into audit_event (id, recorded_at, actor, action, object_type, object_id, before, after, request_id)
                select gen_random_uuid(), now(), 'key:' || n, 'probe.change', 'probe', n::text, '{}', '{"n":' || n || '}',
                       'rqs_' || n
                  from generate_series(1, %d) n
                """
                .formatted(rows);
    }

    private void asSuperuser(String harm) {
        try {
            execute(server.asOwner(), WITHOUT_TRIGGERS + harm);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
