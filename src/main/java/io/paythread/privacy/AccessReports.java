package io.paythread.privacy;

import io.paythread.audit.AuditEntry;
import io.paythread.audit.AuditLog;
import io.paythread.job.Job;
import io.paythread.job.Jobs;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.Ids;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Access reports: asked for, fetched. Both are audited. */
@Singleton
class AccessReports {
    private final Database database;
    private final ErasurePlan plan;
    private final AccessReportStore store;
    private final AccessReportJob kind;
    private final Jobs jobs;
    private final AuditLog audit;
    private final Clock clock;
    private final Ids ids;

    AccessReports(
            Database database,
            ErasurePlan plan,
            AccessReportStore store,
            AccessReportJob kind,
            Jobs jobs,
            AuditLog audit,
            Clock clock,
            Ids ids) {
        this.database = database;
        this.plan = plan;
        this.store = store;
        this.kind = kind;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    /** Begins one. The reason is kept for good and therefore must not name the person. */
    Uni<Job> start(Caller caller, UUID customer, String reason) {
        return database.inTransaction(tx -> plan.look(tx, customer, clock.instant())
                .map(found -> found.orElseThrow(ServiceException::notFound))
                .invoke(judged -> Erasures.requireNameless(judged.person(), reason))
                .chain(judged -> jobs.start(
                        tx,
                        kind.wish(caller.actor(), ids.next(), judged.person().customer())))
                .call(job -> audit.append(
                        tx,
                        new AuditEntry(
                                caller.actor(),
                                "customer.report",
                                "customer",
                                PublicId.format(IdPrefix.CUSTOMER, customer),
                                Map.of(),
                                Map.of("job", PublicId.format(IdPrefix.JOB, job.id())),
                                reason,
                                caller.requestId()))));
    }

    /** The report as JSON, while it has not expired. */
    Uni<byte[]> fetch(Caller caller, UUID id) {
        return database.inTransaction(tx -> store.find(tx, id)
                .map(found -> found.orElseThrow(ServiceException::notFound))
                .invoke(kept -> {
                    if (!kept.expiresAt().isAfter(clock.instant())) {
                        throw new ServiceException(ErrorCode.GONE, "The report has expired. Ask for a new one.");
                    }
                })
                .call(kept -> audit.append(
                        tx,
                        AuditEntry.view(
                                caller.actor(),
                                "access_report.read",
                                "access_report",
                                PublicId.format(IdPrefix.ACCESS_REPORT, id),
                                caller.requestId())))
                .map(AccessReportStore.Kept::content));
    }
}
