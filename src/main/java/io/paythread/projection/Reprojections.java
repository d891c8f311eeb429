package io.paythread.projection;

import io.paythread.audit.AuditEntry;
import io.paythread.audit.AuditLog;
import io.paythread.job.Job;
import io.paythread.job.Jobs;
import io.paythread.job.NewJob;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Map;

/** Asking for everything to be projected anew. */
@Singleton
class Reprojections {
    private final Database database;
    private final Jobs jobs;
    private final ReprojectionJob kind;
    private final AuditLog audit;

    Reprojections(Database database, Jobs jobs, ReprojectionJob kind, AuditLog audit) {
        this.database = database;
        this.jobs = jobs;
        this.kind = kind;
        this.audit = audit;
    }

    /** The job that does it; one that is under way already is given again. */
    Uni<Job> start(Caller caller) {
        NewJob wish = NewJob.of(kind, caller.actor(), new JsonObject()).once(kind.name());
        return database.inTransaction(tx -> jobs.start(tx, wish).call(job -> takeDown(tx, caller, job)));
    }

    private Uni<Void> takeDown(Tx tx, Caller caller, Job job) {
        return audit.append(
                tx,
                new AuditEntry(
                        caller.actor(),
                        "reprojection.start",
                        "job",
                        PublicId.format(IdPrefix.JOB, job.id()),
                        Map.of(),
                        Map.of(),
                        null,
                        caller.requestId()));
    }
}
