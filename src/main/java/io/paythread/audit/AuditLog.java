package io.paythread.audit;

import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.ZoneOffset;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Takes down what somebody did, in the transaction in which it happens: neither is there without the other. The order
 * of the log is that of the commits.
 */
@Singleton
public class AuditLog {
    private static final String COLUMNS =
            "id, recorded_at, actor, action, object_type, object_id, before, after, reason, request_id";
    private static final String INSERT =
            "insert into audit_event (" + COLUMNS + ") values ($1, $2, $3, $4, $5, $6, $7, $8, nullif($9, ''), $10)";
    private static final String INSERT_IN_SESSION =
            "insert into audit_event (" + COLUMNS + ") values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, nullif(?9, ''), ?10)";

    private final CanonicalJson json;
    private final Ids ids;
    private final Clock clock;

    AuditLog(PersonalHashes hashes, Ids ids, Clock clock) {
        this.json = new CanonicalJson(hashes::of);
        this.ids = ids;
        this.clock = clock;
    }

    /** Adds a row in the open transaction. */
    public Uni<Void> append(Tx tx, AuditEntry entry) {
        return tx.update(INSERT, values(entry)).replaceWithVoid();
    }

    /** The same, in the transaction of a session of Hibernate Reactive. */
    public Uni<Void> append(Mutiny.Session session, AuditEntry entry) {
        Mutiny.Query<Object> insert = session.createNativeQuery(INSERT_IN_SESSION);
        Object[] values = values(entry);
        for (int i = 0; i < values.length; i++) {
            insert = insert.setParameter(i + 1, values[i]);
        }
        return insert.executeUpdate().replaceWithVoid();
    }

    private Object[] values(AuditEntry entry) {
        return new Object[] {
            ids.next(),
            clock.instant().atOffset(ZoneOffset.UTC),
            entry.actor(),
            entry.action(),
            entry.objectType(),
            entry.objectId(),
            json.of(entry.before()),
            json.of(entry.after()),
            // Hibernate cannot tell the type of a null.
            entry.reason() == null ? "" : entry.reason(),
            entry.requestId()
        };
    }
}
