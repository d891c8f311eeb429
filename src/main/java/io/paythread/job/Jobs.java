package io.paythread.job;

import io.paythread.audit.AuditEntry;
import io.paythread.audit.AuditLog;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.Ids;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Long work: asked for, looked at, cancelled. */
@Singleton
public class Jobs {
    private static final Logger LOG = Logger.getLogger(Jobs.class);
    /** Jobs take from seconds to minutes. */
    private static final int RETRY_SECONDS = 30;

    private static final String KEPT =
            "The service does this by itself, for as long as it runs. The job of such work rests"
                    + " between its runs and cannot be cancelled.";

    private final Database database;
    private final JobStore store;
    private final JobSteps steps;
    private final AuditLog audit;
    private final JobConfig config;
    private final Clock clock;
    private final Ids ids;

    Jobs(Database database, JobStore store, JobSteps steps, AuditLog audit, JobConfig config, Clock clock, Ids ids) {
        this.database = database;
        this.store = store;
        this.steps = steps;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Asks for work in the transaction of what causes it: the job begins when that commits. Where an unfinished job has
     * the same key, that one is given. Refuses (429) an owner who has too many unfinished ones.
     */
    public Uni<Job> start(Tx tx, NewJob wish) {
        String unit = steps.kind(wish.kind())
                .orElseThrow(() -> new IllegalArgumentException("no JobKind bean is called " + wish.kind()))
                .unit();
        return requireRoom(tx, wish)
                .chain(() -> store.insert(tx, ids.next(), wish, unit, clock.instant()))
                .chain(made -> made.map(job -> Uni.createFrom().item(job)).orElseGet(() -> existing(tx, wish)));
    }

    /** Makes sure that the service's own job of this kind is there: one for ever, which rests between its runs. */
    public Uni<Void> keep(JobKind kind) {
        if (!kind.isKept()) {
            throw new IllegalArgumentException("a job of kind " + kind.name() + " may end");
        }
        NewJob wish = NewJob.of(kind, NewJob.SYSTEM, new JsonObject()).once(kind.name());
        return database.inTransaction(tx -> start(tx, wish)).replaceWithVoid();
    }

    /** One job. */
    public Uni<Job> find(UUID id) {
        return database.reading(tx -> store.find(tx, id)).map(found -> found.orElseThrow(ServiceException::notFound));
    }

    /** Newest first. */
    Uni<Page<Job>> list(JobStore.Filter filter, PageRequest page) {
        return database.reading(tx -> store.list(tx, filter, page));
    }

    /** Ends a job: at once where it waits, after the step under way where it runs. What was done stays done. */
    Uni<Job> cancel(Caller caller, UUID id) {
        return database.inTransaction(tx -> cancel(tx, id).call(job -> audit.append(tx, cancelled(caller, job))))
                .invoke(job -> LOG.infof("job cancelled job=%s kind=%s actor=%s", id, job.kind(), caller.actor()));
    }

    private Uni<Job> cancel(Tx tx, UUID id) {
        Instant now = clock.instant();
        return store.find(tx, id)
                .invoke(this::requireCancellable)
                .chain(() -> store.cancel(tx, id, now, now.plus(config.keep())))
                .call(cancelled -> cancelled
                        .filter(job -> job.state() == JobState.CANCELLED)
                        .map(job -> steps.ended(tx, id, job.kind()))
                        .orElseGet(() -> Uni.createFrom().voidItem()))
                .chain(cancelled ->
                        cancelled.map(job -> Uni.createFrom().item(job)).orElseGet(() -> refuse(tx, id)));
    }

    private void requireCancellable(Optional<Job> found) {
        found.filter(job -> !job.state().finished())
                .flatMap(job -> steps.kind(job.kind()))
                .flatMap(kind -> kind.isKept() ? Optional.of(KEPT) : kind.insteadOfCancelling())
                .ifPresent(instead -> {
                    throw new ServiceException(ErrorCode.CONFLICT, instead);
                });
    }

    private static AuditEntry cancelled(Caller caller, Job job) {
        return new AuditEntry(
                caller.actor(),
                "job.cancel",
                "job",
                PublicId.format(IdPrefix.JOB, job.id()),
                Map.of(),
                Map.of(
                        "kind",
                        job.kind(),
                        "owner",
                        job.owner(),
                        "state",
                        job.state().wireName()),
                null,
                caller.requestId());
    }

    private Uni<Void> requireRoom(Tx tx, NewJob wish) {
        if (wish.owner().equals(NewJob.SYSTEM)) {
            return Uni.createFrom().voidItem();
        }
        return store.unfinishedOf(tx, wish.owner())
                .invoke(count -> {
                    if (count >= config.mostUnfinishedOfOwner()) {
                        throw ServiceException.retryLater(
                                ErrorCode.TOO_MANY_REQUESTS,
                                "You have " + count + " unfinished jobs. Wait for one to end, or cancel one.",
                                RETRY_SECONDS);
                    }
                })
                .replaceWithVoid();
    }

    /** The other job may end in this very moment; then asking once more makes a new one. */
    private Uni<Job> existing(Tx tx, NewJob wish) {
        return store.unfinished(tx, wish.uniqueKey().orElseThrow())
                .map(job -> job.orElseThrow(() -> ServiceException.retryLater(
                        ErrorCode.UNAVAILABLE, "The same work has just ended. Ask for it again.", 1)));
    }

    private Uni<Job> refuse(Tx tx, UUID id) {
        return store.find(tx, id).map(found -> {
            JobState state = found.orElseThrow(ServiceException::notFound).state();
            throw new ServiceException(
                    ErrorCode.CONFLICT,
                    "The job has ended already: " + state.wireName() + ". Nothing is left to cancel.");
        });
    }
}
