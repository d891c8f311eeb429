package io.paythread.privacy;

import io.paythread.audit.AuditEntry;
import io.paythread.audit.AuditLog;
import io.paythread.job.Job;
import io.paythread.job.Jobs;
import io.paythread.job.NewJob;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.AtStart;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Map;

/** Has stored text searched again: when the rules have changed since the last time, and when somebody asks. */
@Singleton
class CardRescans implements AtStart {
    private final Database database;
    private final Jobs jobs;
    private final CardRescan kind;
    private final CardRulesStore rules;
    private final AuditLog audit;

    CardRescans(Database database, Jobs jobs, CardRescan kind, CardRulesStore rules, AuditLog audit) {
        this.database = database;
        this.jobs = jobs;
        this.kind = kind;
        this.rules = rules;
        this.audit = audit;
    }

    /** The start does not wait for the search, only for the job to be there. */
    @Override
    public Uni<Void> prepare() {
        return database.inTransaction(tx -> rules.version(tx)
                .chain(version ->
                        version.filter(Redactor.rulesVersion()::equals).isPresent()
                                ? Uni.createFrom().voidItem()
                                : jobs.start(tx, wish(NewJob.SYSTEM)).replaceWithVoid()));
    }

    /** The job that searches everything; one that is under way already is given again. */
    Uni<Job> start(Caller caller) {
        return database.inTransaction(
                tx -> jobs.start(tx, wish(caller.actor())).call(job -> takeDown(tx, caller, job)));
    }

    private Uni<Void> takeDown(Tx tx, Caller caller, Job job) {
        return audit.append(
                tx,
                new AuditEntry(
                        caller.actor(),
                        "card_rescan.start",
                        "job",
                        PublicId.format(IdPrefix.JOB, job.id()),
                        Map.of(),
                        Map.of("rules", Redactor.rulesVersion()),
                        null,
                        caller.requestId()));
    }

    private NewJob wish(String owner) {
        String version = Redactor.rulesVersion();
        return NewJob.of(kind, owner, new JsonObject().put(CardRescan.VERSION, version))
                .once(kind.name() + " " + version);
    }
}
