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
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Asking for events to take effect once more; each wish is in the audit log. */
@Singleton
class Replays {
    private final Database database;
    private final Replaying replaying;
    private final OutcomeStore outcomes;
    private final Jobs jobs;
    private final ReplayJob kind;
    private final AuditLog audit;

    Replays(Database database, Replaying replaying, OutcomeStore outcomes, Jobs jobs, ReplayJob kind, AuditLog audit) {
        this.database = database;
        this.replaying = replaying;
        this.outcomes = outcomes;
        this.jobs = jobs;
        this.kind = kind;
        this.audit = audit;
    }

    /** Replays one event at once. */
    Uni<ReplayView> replay(Caller caller, UUID event) {
        return database.inTransaction(tx -> outcomes.state(tx, event)
                .map(found -> found.orElseThrow(ServiceException::notFound))
                .chain(before -> replaying
                        .replay(tx, List.of(event))
                        .chain(done -> outcomes.state(tx, event)
                                .map(found -> found.orElseThrow(ServiceException::notFound))
                                .map(after -> ReplayView.of(event, before, after, done)))
                        .call(view -> audit.append(
                                tx,
                                entry(
                                        caller,
                                        "inbound_event.replay",
                                        "inbound_event",
                                        view.inboundEvent(),
                                        Map.of("before", view.before(), "state", view.state()))))));
    }

    /** The job that replays what the filter names; the same wish under way is given again. */
    Uni<Job> start(Caller caller, ReplayFilter filter) {
        NewJob wish = NewJob.of(kind, caller.actor(), new JsonObject().put("filter", filter.toJson()))
                .once(kind.name() + " " + filter.toJson().encode());
        return database.inTransaction(tx -> jobs.start(tx, wish).call(job -> takeDown(tx, caller, job, filter)));
    }

    private Uni<Void> takeDown(Tx tx, Caller caller, Job job, ReplayFilter filter) {
        return audit.append(
                tx,
                entry(
                        caller,
                        "replay.start",
                        "job",
                        PublicId.format(IdPrefix.JOB, job.id()),
                        Map.of("filter", filter.toJson().getMap())));
    }

    private static AuditEntry entry(
            Caller caller, String action, String type, String object, Map<String, Object> after) {
        return new AuditEntry(caller.actor(), action, type, object, Map.of(), after, null, caller.requestId());
    }
}
