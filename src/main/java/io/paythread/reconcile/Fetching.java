package io.paythread.reconcile;

import io.paythread.ingest.FetchedEvents;
import io.paythread.ingest.Gaps;
import io.paythread.ingest.HoleRule;
import io.paythread.ingest.Subscriptions;
import io.paythread.ingest.spi.EventFetcher;
import io.paythread.ingest.spi.FetchAnswer;
import io.paythread.ingest.spi.FetchCall;
import io.paythread.ingest.spi.FetchedItem;
import io.paythread.job.JobEffect;
import io.paythread.job.JobError;
import io.paythread.job.Step;
import io.paythread.job.Work;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.paythread.reconcile.Connections.Connection;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Reads pages of a provider and stores what is new, a page with each step. Where it compares, a page that holds something
 * missing is taken twice: first the holes are written down, for everybody to see, then they are filled. A step that is
 * repeated after a crash stores nothing twice, for the log knows what it has.
 */
@Singleton
class Fetching {
    private static final Logger LOG = Logger.getLogger(Fetching.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 8;
    /** About a quarter of an hour of a provider that does not answer. */
    private static final int MOST_TRIES = 11;
    /** After so many pages others that wait get their turn. */
    private static final int PAGES_IN_A_ROW = 10;

    /** What stands for a provider that has wanted nothing but pauses for long. */
    static final String RATE_LIMITED = "rate_limited";
    /** Pauses for so long are nothing to worry about. */
    private static final Duration USUAL = Duration.ofMinutes(5);

    private final Database database;
    private final Connections connections;
    private final Budgets budgets;
    private final FetchedEvents events;
    private final Acquaintance acquaintance;
    private final Gaps gaps;
    private final Subscriptions subscriptions;
    private final ReconcileMetrics metrics;
    private final Clock clock;

    Fetching(
            Database database,
            Connections connections,
            Budgets budgets,
            FetchedEvents events,
            Acquaintance acquaintance,
            Gaps gaps,
            Subscriptions subscriptions,
            ReconcileMetrics metrics,
            Clock clock) {
        this.database = database;
        this.connections = connections;
        this.budgets = budgets;
        this.events = events;
        this.acquaintance = acquaintance;
        this.gaps = gaps;
        this.subscriptions = subscriptions;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** What a step knows. */
    private record Task(Wish wish, Connection connection, Progress progress, boolean comparing) {
        UUID source() {
            return wish.source();
        }
    }

    /** One step; comparing, what is missing counts as a hole. */
    Uni<JobEffect> step(Work work, boolean comparing) {
        Wish wish = Wish.of(work.parameters());
        return database.reading(tx -> connections.find(tx, wish.source())).chain(answer -> {
            if (answer instanceof Connection connection) {
                return step(new Task(wish, connection, progress(work, wish, connection), comparing));
            } else if (answer instanceof Connections.Refusal refusal) {
                return refused(wish, comparing, refusal);
            } else {
                throw new IllegalStateException("nothing to do with " + answer.getClass());
            }
        });
    }

    /** Told first, for everybody to see; then it ends the job. */
    private Uni<JobEffect> refused(Wish wish, boolean comparing, Connections.Refusal refusal) {
        Uni<Void> told = comparing
                ? database.inTransaction(tx -> gaps.failed(tx, wish.source(), refusal.code()))
                : Uni.createFrom().voidItem();
        return told.chain(() -> Uni.createFrom().failure(refusal.exception()));
    }

    private Progress progress(Work work, Wish wish, Connection connection) {
        return work.checkpoint()
                .map(Progress::of)
                .orElseGet(() -> Progress.start(connection.fetcher().streams(wish.range(), clock.instant())));
    }

    private Uni<JobEffect> step(Task task) {
        if (task.progress().givenUp().isPresent()) {
            throw new ServiceException(
                    ErrorCode.CONFLICT,
                    "The provider did not let us: " + task.progress().givenUp().get() + ".");
        }
        if (task.progress().ended()) {
            return JobEffect.only(tx -> end(tx, task, task.progress(), 0));
        }
        FetchCall call = new FetchCall(
                task.connection().access(),
                task.progress().streams().get(0),
                task.wish().range(),
                task.progress().place());
        EventFetcher fetcher = task.connection().fetcher();
        return budgets.spend(task.source(), fetcher.budget(call), 1)
                .chain(turn -> turn.granted()
                        ? fetcher.fetch(call).chain(answer -> take(task, answer))
                        : JobEffect.only(tx -> pause(tx, task, turn.pause(), turn.limitedSince())));
    }

    private Uni<JobEffect> take(Task task, FetchAnswer answer) {
        metrics.answered(answer);
        if (answer instanceof FetchAnswer.Page page) {
            return take(task, page).map(effect -> tx -> answersAgain(tx, task).chain(() -> effect.in(tx)));
        } else if (answer instanceof FetchAnswer.Later later) {
            return JobEffect.only(tx -> budgets.pause(tx, task.source(), later.pause())
                    .chain(since -> pause(tx, task, later.pause(), Optional.of(since))));
        } else if (answer instanceof FetchAnswer.Refused refused) {
            return JobEffect.only(tx -> giveUp(tx, task, "http_" + refused.status()));
        } else if (answer instanceof FetchAnswer.Failed failed) {
            return JobEffect.only(tx -> tryAgain(tx, task, failed.reason()));
        } else {
            throw new IllegalStateException("nothing to do with " + answer.getClass());
        }
    }

    /** Because the budget is spent, or because the provider says so: for long enough to tell, or not. */
    private Uni<Step> pause(Tx tx, Task task, Duration pause, Optional<Instant> limitedSince) {
        Uni<Step> rest = rest(pause, task.progress(), 0);
        if (limitedSince.isEmpty()) {
            return rest;
        }
        Instant since = limitedSince.get();
        boolean lasts = !since.plus(USUAL).isAfter(clock.instant().plus(pause));
        JobError trouble = new JobError(
                RATE_LIMITED, "The provider wants a pause, and has given nothing else since %s.".formatted(since));
        return (lasts ? tell(tx, task, RATE_LIMITED) : Uni.createFrom().voidItem())
                .chain(() -> rest)
                .map(step -> step.because(trouble));
    }

    private Uni<Void> answersAgain(Tx tx, Task task) {
        return budgets.answered(tx, task.source())
                .chain(() -> task.comparing()
                        ? complained(tx, task)
                        : Uni.createFrom().item(false))
                .chain(complained -> complained
                        ? gaps.answered(tx, task.source())
                        : Uni.createFrom().voidItem());
    }

    private Uni<Boolean> complained(Tx tx, Task task) {
        return task.progress().tries() > 0
                ? Uni.createFrom().item(true)
                : gaps.reconciled(tx, task.source())
                        .map(known -> known.errorCode().equals(Optional.of(RATE_LIMITED)));
    }

    private Uni<JobEffect> take(Task task, FetchAnswer.Page page) {
        if (!task.comparing()) {
            return store(task, page, Subscriptions.Seen.NOTHING);
        }
        Instant from = task.wish().range().from();
        return acquaintance
                .compare(task.connection().source(), page.items(), from)
                .chain(found -> task.progress().filling() || found.lacking().isEmpty()
                        ? store(task, page, found.seen())
                        : note(task, page, found.lacking()));
    }

    /** What is missing is told before it is fetched. */
    private Uni<JobEffect> note(Task task, FetchAnswer.Page page, Map<String, Instant> lacking) {
        Instant from = task.wish().range().from();
        List<HoleRule.Seen> seen = page.items().stream()
                .map(FetchedItem::event)
                .map(event -> Optional.ofNullable(lacking.get(event.reference()))
                        .map(at -> new HoleRule.Seen(at, false))
                        .orElseGet(() -> new HoleRule.Seen(event.providerTime().orElse(from), true)))
                .toList();
        return JobEffect.only(tx -> gaps.found(tx, task.source(), HoleRule.holes(seen))
                .map(ids -> goOn(task.progress().lacking(lacking.size(), ids), 0)));
    }

    private Uni<JobEffect> store(Task task, FetchAnswer.Page page, Subscriptions.Seen seen) {
        return events.take(
                        task.source(),
                        page.items().stream().map(FetchedItem::event).toList())
                .map(fresh -> {
                    metrics.stored(fresh.size(), task.progress().lacking());
                    Progress next =
                            task.progress().past(page.next(), page.items().size(), fresh.size());
                    return tx -> fill(tx, task)
                            .chain(() -> subscriptions.learn(tx, task.source(), seen))
                            .chain(() -> advance(tx, task, next, page));
                });
    }

    private Uni<Void> fill(Tx tx, Task task) {
        return task.progress().filling()
                ? gaps.filled(
                        tx,
                        task.source(),
                        Set.copyOf(task.progress().holes()),
                        task.progress().lacking())
                : Uni.createFrom().voidItem();
    }

    private Uni<Step> advance(Tx tx, Task task, Progress next, FetchAnswer.Page page) {
        int items = page.items().size();
        if (next.ended()) {
            return end(tx, task, next, items);
        }
        boolean othersTurn = next.pages() % PAGES_IN_A_ROW == 0;
        return othersTurn ? rest(Duration.ZERO, next, items) : Uni.createFrom().item(goOn(next, items));
    }

    private Uni<Step> end(Tx tx, Task task, Progress progress, int items) {
        LOG.infof(
                "source read source=%s fetched=%d stored=%d recovered=%d",
                task.connection().source().name(), progress.fetched(), progress.stored(), progress.recovered());
        Uni<Void> done = task.comparing()
                ? gaps.compared(
                                tx,
                                task.source(),
                                task.wish().range().from(),
                                task.wish().range().to(),
                                progress.recovered())
                        .chain(() -> subscriptions.forget(tx, task.source()))
                : Uni.createFrom().voidItem();
        return done.replaceWith(Step.end(progress.result(), items));
    }

    private static Step goOn(Progress progress, int items) {
        return Step.goOn(progress.json(), items).showing(progress.result());
    }

    private static Uni<Step> rest(Duration pause, Progress progress, int items) {
        JsonObject json = progress.json();
        return Uni.createFrom().item(Step.rest(pause, json, items).showing(progress.result()));
    }

    private Uni<Step> tryAgain(Tx tx, Task task, String reason) {
        Progress next = task.progress().inVain();
        LOG.warnf(
                "provider not read source=%s tries=%d error=%s",
                task.connection().source().name(), next.tries(), reason);
        if (next.tries() >= MOST_TRIES) {
            return giveUp(tx, task, reason);
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(next.tries() - 1, MOST_DOUBLINGS));
        JobError trouble = new JobError(
                "provider_unavailable",
                "The provider did not give us what we asked for: %s. This was try %d of %d."
                        .formatted(reason, next.tries(), MOST_TRIES));
        return tell(tx, task, reason).chain(() -> rest(pause, next, 0)).map(step -> step.because(trouble));
    }

    /** From the first call in vain on, so that nobody takes silence for completeness. */
    private Uni<Void> tell(Tx tx, Task task, String reason) {
        return task.comparing()
                ? gaps.failed(tx, task.source(), reason)
                : Uni.createFrom().voidItem();
    }

    /** Written down first; the next step then ends the job. */
    private Uni<Step> giveUp(Tx tx, Task task, String reason) {
        return tell(tx, task, reason).replaceWith(goOn(task.progress().givingUp(reason), 0));
    }
}
