package io.paythread.reconcile;

import io.paythread.audit.AuditEntry;
import io.paythread.audit.AuditLog;
import io.paythread.job.Job;
import io.paythread.job.JobKind;
import io.paythread.job.Jobs;
import io.paythread.job.NewJob;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ServiceException;
import io.paythread.reconcile.Connections.Connection;
import io.paythread.security.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;

/** Asks for comparing and fetching, on behalf of people. */
@Singleton
class Reconciliations {
    private final Database database;
    private final Connections connections;
    private final Jobs jobs;
    private final AuditLog audit;
    private final Clock clock;

    Reconciliations(Database database, Connections connections, Jobs jobs, AuditLog audit, Clock clock) {
        this.database = database;
        this.connections = connections;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    /** Begins the job; refuses a source that cannot be asked. */
    Uni<Job> start(Caller caller, JobKind kind, Wish wish) {
        return database.inTransaction(tx -> connections
                .of(tx, wish.source())
                .invoke(reachable -> requireReadable(reachable, wish))
                .chain(reachable -> jobs.start(tx, NewJob.of(kind, caller.actor(), wish.json())))
                .call(job -> takeDown(tx, caller, job, wish)));
    }

    private void requireReadable(Connection reachable, Wish wish) {
        reachable.fetcher().refusal(wish.range(), clock.instant()).ifPresent(reason -> {
            throw ServiceException.invalid("/types", "nothing_to_read", reason);
        });
    }

    private Uni<Void> takeDown(Tx tx, Caller caller, Job job, Wish wish) {
        return audit.append(
                tx,
                new AuditEntry(
                        caller.actor(),
                        job.kind() + ".start",
                        "job",
                        PublicId.format(IdPrefix.JOB, job.id()),
                        Map.of(),
                        Map.of(
                                "source", PublicId.format(IdPrefix.SOURCE, wish.source()),
                                "from", wish.range().from().toString(),
                                "to", wish.range().to().toString()),
                        null,
                        caller.requestId()));
    }
}
