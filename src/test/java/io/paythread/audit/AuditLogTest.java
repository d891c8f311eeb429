package io.paythread.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.PanacheSessions;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows of the log stand and fall with their effect. */
@QuarkusTest
class AuditLogTest {
    private static final String ROWS =
            "select actor, before, after, reason from audit_event where object_id = $1 order by seq";

    private final AuditLog log;
    private final Database database;
    private final PanacheSessions sessions;
    private final Ids ids;

    @Inject
    AuditLogTest(AuditLog log, Database database, PanacheSessions sessions, Ids ids) {
        this.log = log;
        this.database = database;
        this.sessions = sessions;
        this.ids = ids;
    }

    @Test
    void keepsCanonicalValuesAndHidesPersonalOnes() {
        // Given
        AuditEntry entry = entry("because");

        // When
        await(database.inTransaction(tx -> log.append(tx, entry)));

        // Then
        Row row = rows(entry).get(0);
        assertThat(row.getString("actor")).isEqualTo("key:test");
        assertThat(row.getString("before")).isEqualTo("{\"count\":1,\"state\":\"active\"}");
        assertThat(row.getString("after")).startsWith("{\"email\":\"hmac:").doesNotContain("ann@");
        assertThat(row.getString("reason")).isEqualTo("because");
    }

    @Test
    void writesInASessionToo() {
        // Given
        AuditEntry entry = entry(null);

        // When
        await(sessions.inTransaction(() -> Panache.getSession().chain(session -> log.append(session, entry))));

        // Then
        assertThat(rows(entry)).hasSize(1).allMatch(row -> row.getString("reason") == null);
    }

    @Test
    void leavesNoRowWhenTheEffectFails() {
        // Given
        AuditEntry entry = entry(null);

        // When
        assertThatThrownBy(() -> await(database.inTransaction(tx -> log.append(tx, entry)
                        .chain(() -> Uni.createFrom().failure(new IllegalStateException("the effect"))))))
                .hasMessage("the effect");

        // Then
        assertThat(rows(entry)).isEmpty();
    }

    private AuditEntry entry(@org.jspecify.annotations.Nullable String reason) {
        return new AuditEntry(
                "key:test",
                "probe.change",
                "probe",
                ids.next().toString(),
                Map.of("state", "active", "count", 1),
                Map.of("email", new Personal("ann@example.com")),
                reason,
                "rqs_1");
    }

    private List<Row> rows(AuditEntry entry) {
        return await(database.reading(tx -> tx.list(ROWS, row -> row, entry.objectId())));
    }

    private static <T> T await(Uni<T> work) {
        return work.await().indefinitely();
    }
}
