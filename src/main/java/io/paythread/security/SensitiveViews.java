package io.paythread.security;

import io.paythread.audit.AuditEntry;
import io.paythread.audit.AuditLog;
import io.paythread.platform.postgres.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/**
 * Writes down who looked at what is delicate, before it is shown: what cannot be written down is not shown. One row for
 * each answer, with the ids of all that was in it.
 */
@Singleton
public class SensitiveViews {
    private final Database database;
    private final AuditLog audit;

    SensitiveViews(Database database, AuditLog audit) {
        this.database = database;
        this.audit = audit;
    }

    /** Does nothing where nothing delicate is shown. */
    public Uni<Void> note(Caller caller, String action, String objectType, List<String> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        AuditEntry entry = new AuditEntry(
                caller.actor(),
                action,
                objectType,
                ids.get(0),
                Map.of(),
                ids.size() == 1 ? Map.of() : Map.of("shown", ids),
                null,
                caller.requestId());
        return database.inTransaction(tx -> audit.append(tx, entry));
    }
}
