package io.paythread.job;

import io.paythread.job.JobQueue.Claim;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Claims jobs and does one step of a claimed job. */
@Singleton
class JobSteps {
    private static final Logger LOG = Logger.getLogger(JobSteps.class);
    /** Failures in a row after which a job is given up: about five minutes of a database or a partner that is away. */
    static final int MOST_FAILURES = 8;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final Database database;
    private final JobQueue queue;
    private final JobConfig config;
    private final Clock clock;
    private final JobCounts counts;
    private final Map<String, JobKind> kinds;

    JobSteps(
            Database database,
            JobQueue queue,
            JobConfig config,
            Clock clock,
            JobCounts counts,
            @All List<JobKind> kinds) {
        this.database = database;
        this.queue = queue;
        this.config = config;
        this.clock = clock;
        this.counts = counts;
        this.kinds = kinds.stream().collect(Collectors.toUnmodifiableMap(JobKind::name, Function.identity()));
    }

    /** The kinds that this process knows. A newer version's job waits for a newer process. */
    Set<String> kinds() {
        return kinds.keySet();
    }

    Optional<JobKind> kind(String name) {
        return Optional.ofNullable(kinds.get(name));
    }

    /** The next job whose turn it is, if any; one that ended its process too often is left alone instead. */
    Uni<Optional<Claim>> claim() {
        return database.inTransaction(tx -> queue.claim(tx, kinds.keySet(), config, clock.instant()))
                .chain(claim -> claim.filter(each -> each.takenOver() && each.failures() > MOST_FAILURES)
                        .map(each -> abandoned(each).replaceWith(Optional.<Claim>empty()))
                        .orElseGet(() -> Uni.createFrom().item(claim)));
    }

    private Uni<Void> abandoned(Claim claim) {
        JobError error = JobError.abandoned(MOST_FAILURES);
        return isKept(claim)
                ? database.inTransaction(tx -> tryAgain(tx, claim, error))
                : finish(claim, JobState.FAILED, Optional.of(error));
    }

    /** As {@link JobCrew.Hands#step}. */
    Uni<Boolean> step(Claim claim, boolean turnIsOver) {
        return database.reading(tx -> queue.work(tx, claim))
                .chain(work -> work.map(each -> step(claim, each, turnIsOver)).orElseGet(() -> endIfCancelled(claim)));
    }

    /** As {@link JobCrew.Hands#release}. */
    Uni<Void> release(Claim claim) {
        return database.inTransaction(tx -> queue.release(tx, claim));
    }

    private Uni<Boolean> step(Claim claim, Work work, boolean turnIsOver) {
        return Uni.createFrom()
                .deferred(() -> kind(claim).step(work))
                .chain(effect -> database.inTransaction(tx -> takeEffect(tx, claim, effect, turnIsOver)))
                .onFailure()
                .recoverWithUni(failure -> failed(claim, failure).replaceWith(false));
    }

    private JobKind kind(Claim claim) {
        return Objects.requireNonNull(kinds.get(claim.kind()), "only known kinds are claimed");
    }

    private boolean isKept(Claim claim) {
        return kind(claim).isKept();
    }

    private Uni<Boolean> takeEffect(Tx tx, Claim claim, JobEffect effect, boolean turnIsOver) {
        return queue.lock(tx, claim)
                .chain(cancel -> cancel.isEmpty() || cancel.get()
                        ? Uni.createFrom().item(cancel.isPresent())
                        : effect.in(tx).chain(step -> note(tx, claim, step, turnIsOver)));
    }

    private Uni<Boolean> note(Tx tx, Claim claim, Step step, boolean turnIsOver) {
        return queue.advance(tx, claim, step, config.lease()).chain(() -> {
            if (step.then() instanceof Step.Then.Rest rest) {
                return queue.rest(tx, claim, clock.instant().plus(rest.pause()), step.trouble())
                        .replaceWith(false);
            }
            if (step.then() instanceof Step.Then.End) {
                return finish(tx, claim, JobState.SUCCEEDED, Optional.empty()).replaceWith(false);
            }
            return turnIsOver
                    ? queue.giveWay(tx, claim, kinds.keySet(), clock.instant()).map(gone -> !gone)
                    : Uni.createFrom().item(true);
        });
    }

    private Uni<Boolean> endIfCancelled(Claim claim) {
        return database.inTransaction(tx -> queue.lock(tx, claim)
                .chain(cancel -> cancel.orElse(false)
                        ? finish(tx, claim, JobState.CANCELLED, Optional.empty())
                        : Uni.createFrom().voidItem())
                .replaceWith(false));
    }

    private Uni<Void> failed(Claim claim, Throwable failure) {
        LOG.warnf(
                failure,
                "job step failed job=%s kind=%s failures=%d error=%s",
                claim.id(),
                claim.kind(),
                claim.failures() + 1,
                failure.getClass().getSimpleName());
        JobError error = JobError.of(failure);
        boolean hopeless = JobError.isFinal(failure) || claim.failures() + 1 >= MOST_FAILURES;
        return hopeless && !isKept(claim)
                ? finish(claim, JobState.FAILED, Optional.of(error))
                : database.inTransaction(tx -> tryAgain(tx, claim, error));
    }

    /** Whoever cancelled it meanwhile does not wait for another try. */
    private Uni<Void> tryAgain(Tx tx, Claim claim, JobError error) {
        return queue.lock(tx, claim)
                .chain(cancel -> cancel.orElse(false)
                        ? finish(tx, claim, JobState.CANCELLED, Optional.of(error))
                        : queue.tryAgain(tx, claim, pauseFrom(clock.instant(), claim), error));
    }

    private static Instant pauseFrom(Instant now, Claim claim) {
        return now.plus(FIRST_PAUSE.multipliedBy(1L << Math.min(claim.failures(), MOST_FAILURES)));
    }

    private Uni<Void> finish(Claim claim, JobState state, Optional<JobError> error) {
        return database.inTransaction(tx -> finish(tx, claim, state, error));
    }

    private Uni<Void> finish(Tx tx, Claim claim, JobState state, Optional<JobError> error) {
        Instant now = clock.instant();
        return queue.finish(tx, claim, state, error, now, now.plus(config.keep()))
                .invoke(mine -> tell(claim, state, mine))
                .chain(mine -> mine && state != JobState.SUCCEEDED
                        ? ended(tx, claim.id(), claim.kind())
                        : Uni.createFrom().voidItem());
    }

    /** Whoever has lost a job meanwhile ends none. */
    private void tell(Claim claim, JobState state, boolean mine) {
        if (mine) {
            LOG.infof("job ended job=%s kind=%s state=%s", claim.id(), claim.kind(), state.wireName());
            counts.ended(state);
        }
    }

    /** Lets the kind leave nothing half done behind; a newer version's kind is left to a newer process. */
    Uni<Void> ended(Tx tx, UUID job, String kind) {
        return kind(kind)
                .map(known -> queue.parameters(tx, job).chain(parameters -> known.ended(tx, job, parameters)))
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
