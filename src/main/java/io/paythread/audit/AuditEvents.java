package io.paythread.audit;

import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Database;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;

/** The log as auditors look at it. */
@Singleton
class AuditEvents {
    /** Rows that one request follows; about a second. */
    static final long MOST_AT_ONCE = 50_000;

    private final Database database;
    private final AuditEventStore store;
    private final AuditVerification verification;
    private final Checkpoints checkpoints;

    AuditEvents(Database database, AuditEventStore store, AuditVerification verification, Checkpoints checkpoints) {
        this.database = database;
        this.store = store;
        this.verification = verification;
        this.checkpoints = checkpoints;
    }

    /** Latest first. */
    Uni<Page<SealedRow>> list(AuditFilter filter, PageRequest page) {
        return database.reading(tx -> store.list(tx, filter, page));
    }

    /** Follows the chain from a place on, and compares it with the checkpoints that this process knows. */
    Uni<AuditVerdict> verify(long fromSeq) {
        return Uni.createFrom()
                .item(checkpoints::testimony)
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(testimony -> verification.verify(database, testimony, fromSeq, MOST_AT_ONCE));
    }
}
