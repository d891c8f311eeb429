package io.paythread.audit;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.paythread.audit.CheckpointFiles.Testimony;
import io.paythread.platform.postgres.OpenDatabase;
import io.paythread.platform.queue.Loop;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** An audit log of ten sealed rows in a database of its own, and a superuser who can do anything to it. */
abstract class SealedLog {
    static final long ROWS = 10;
    /** The superuser's way round the triggers. */
    private static final String WITHOUT_TRIGGERS = "set session_replication_role = replica; ";

    final OpenDatabase server = OpenDatabase.with(List.of("V0042__audit_event.sql", "afterMigrate__rights.sql"));
    final SealStore store = new SealStore();
    final Sealer sealer = newSealer();

    @BeforeEach
    void writeTenRows() {
        add(ROWS);
        seal(sealer);
    }

    @AfterEach
    void close() {
        server.close();
    }

    Testimony memory(long... positions) {
        return new Testimony(
                LongStream.of(positions)
                        .filter(position -> position > 0)
                        .mapToObj(this::head)
                        .toList(),
                Optional.empty());
    }

    ChainHead head(long position) {
        return server.database()
                .reading(tx -> store.at(tx, position))
                .await()
                .indefinitely()
                .orElseThrow();
    }

    AuditVerdict verify(Testimony testimony) {
        return new AuditVerification(store)
                .verify(server.database(), testimony, 1, Long.MAX_VALUE)
                .await()
                .indefinitely();
    }

    Sealer newSealer() {
        AuditConfig config = new SmallRyeConfigBuilder()
                .withMapping(AuditConfig.class)
                .addDiscoveredConverters()
                .withDefaultValue("paythread.audit.seal-interval", "PT0.5S")
                .withDefaultValue("paythread.audit.checkpoint.interval", "PT1H")
                .build()
                .getConfigMapping(AuditConfig.class);
        return new Sealer(server.database(), store, config, new SimpleMeterRegistry());
    }

    static void seal(Sealer sealer) {
        while (step(sealer) != Loop.Next.WAIT) {
            // Until there is nothing more to do.
        }
    }

    static Loop.Next step(Sealer sealer) {
        return sealer.step().await().indefinitely();
    }

    void add(long rows) {
        try {
            execute(server.asService(), insert(rows));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static String insert(long rows) {
        return """
                insert into audit_event (id, recorded_at, actor, action, object_type, object_id, before, after, request_id)
                select gen_random_uuid(), now(), 'key:' || n, 'probe.change', 'probe', n::text, '{}', '{"n":' || n || '}',
                       'rqs_' || n
                  from generate_series(1, %d) n
                """
                .formatted(rows);
    }

    void asSuperuser(String harm) {
        try {
            execute(server.asOwner(), WITHOUT_TRIGGERS + harm);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
