package io.paythread.projection;

import io.paythread.job.JobEffect;
import io.paythread.job.JobKind;
import io.paythread.job.Jobs;
import io.paythread.job.Step;
import io.paythread.job.Work;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.projection.ReprojectionStore.State;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Projects everything anew: builds a timeline beside the live one, lets it take the live one's place, tells the feed what
 * differs, drops the former one. What the next step is stands in the database, not in the checkpoint, so that a process
 * may end at any moment: before the exchange the old timeline is whole, behind it the new one.
 */
@Singleton
class ReprojectionJob implements JobKind {
    static final String NAME = "reprojection";
    private static final Logger LOG = Logger.getLogger(ReprojectionJob.class);
    private static final Duration SHORTLY = Duration.ofMillis(500);
    /** Behind this many events more than at the last time the planner has to look again; then twice as many. */
    private static final long FIRST_ANALYSIS = 5_000;

    private final Database database;
    private final ReprojectionStore store;
    private final Rebuilding rebuilding;
    private final Aftermath aftermath;
    private final ReprojectionCleanup cleanup;
    private final Instance<Jobs> jobs;
    private final Clock clock;

    ReprojectionJob(
            Database database,
            ReprojectionStore store,
            Rebuilding rebuilding,
            Aftermath aftermath,
            ReprojectionCleanup cleanup,
            Instance<Jobs> jobs,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.rebuilding = rebuilding;
        this.aftermath = aftermath;
        this.cleanup = cleanup;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String unit() {
        return "events";
    }

    /** What is half built goes, in a job of its own. */
    @Override
    public Uni<Void> ended(Tx tx, UUID job, JsonObject parameters) {
        return jobs.get().start(tx, cleanup.wish(job)).replaceWithVoid();
    }

    @Override
    public Uni<JobEffect> step(Work work) {
        return database.reading(store::state).chain(state -> step(work, state));
    }

    private Uni<JobEffect> step(Work work, Optional<State> state) {
        if (state.isEmpty()) {
            return JobEffect.only(tx -> begin(tx, work));
        }
        if (!state.get().job().equals(work.id())) {
            return JobEffect.only(tx -> jobs.get()
                    .start(tx, cleanup.wish(state.get().job()))
                    .replaceWith(() -> Step.rest(SHORTLY, work.position(), 0)));
        }
        if (state.get().swapped()) {
            return JobEffect.only(tx -> aftermath(tx, work));
        }
        return state.get().alone() ? build(work) : JobEffect.only(tx -> rest(work));
    }

    /** Tables of an earlier one are cleaned up first. */
    private Uni<Step> begin(Tx tx, Work work) {
        return store.alone(tx)
                .chain(() -> store.tables(tx))
                .chain(left -> left > 0
                        ? aftermath.step(tx).replaceWith(() -> Step.goOn(work.position(), 0))
                        : store.begin(tx, work.id(), clock.instant())
                                .chain(() -> store.events(tx))
                                .map(total -> Step.goOn(phase(work, "building"), 0)
                                        .of(total)
                                        .showing(new JsonObject().put("phase", "building"))));
    }

    private Uni<JobEffect> build(Work work) {
        return database.reading(store::ahead)
                .chain(ahead ->
                        ahead ? startAgain(work) : rebuilding.round(work.id()).chain(done -> behind(work, done)));
    }

    private Uni<JobEffect> behind(Work work, long done) {
        long sum = work.done() + done;
        long analyzed = work.position().getLong("analyzed", 0L);
        if (done > 0) {
            boolean analyze = sum >= Math.max(FIRST_ANALYSIS, 2 * analyzed);
            JsonObject at = phase(work, "building").put("analyzed", analyze ? sum : analyzed);
            return (analyze ? analyze(1) : Uni.createFrom().voidItem())
                    .chain(() -> JobEffect.only(tx -> total(tx, work, sum)
                            .map(total -> Step.goOn(at, done).of(total))));
        }
        return rebuilding
                .noted(work.id())
                .chain(noted -> noted > 0
                        ? JobEffect.only(tx -> Uni.createFrom().item(Step.goOn(work.position(), 0)))
                        : exchange(work));
    }

    /** Events arrive meanwhile: they are counted again when all that were counted are done. */
    private Uni<Long> total(Tx tx, Work work, long done) {
        return work.total()
                .filter(total -> total >= done)
                .map(total -> Uni.createFrom().item(total))
                .orElseGet(() -> store.events(tx).map(counted -> Math.max(counted, done)));
    }

    /** Each table in a transaction of its own: an open one keeps others from seeing what is new. */
    private Uni<Void> analyze(int which) {
        return database.inTransaction(tx -> store.analyze(tx, which))
                .chain(more -> more ? analyze(which + 1) : Uni.createFrom().voidItem());
    }

    private Uni<JobEffect> exchange(Work work) {
        return rebuilding.swap(work.id()).chain(how -> {
            LOG.infof("re-projection tries to take the timeline's place job=%s how=%s", work.id(), how);
            return switch (how) {
                case DONE ->
                    JobEffect.only(tx -> Uni.createFrom()
                            .item(Step.goOn(new JsonObject().put("phase", "telling"), 0)
                                    .of(work.done())
                                    .showing(new JsonObject().put("phase", "telling"))));
                case BEHIND -> JobEffect.only(tx -> Uni.createFrom().item(Step.goOn(work.position(), 0)));
                case BUSY -> JobEffect.only(tx -> rest(work));
                case OUTDATED -> startAgain(work);
            };
        });
    }

    /** What was built is of no use: the tables or the log's places have changed since. */
    private Uni<JobEffect> startAgain(Work work) {
        LOG.warnf("re-projection starts again job=%s", work.id());
        return JobEffect.only(tx -> store.giveUp(tx, work.id()).replaceWith(() -> Step.goOn(new JsonObject(), 0)));
    }

    private Uni<Step> aftermath(Tx tx, Work work) {
        return store.alone(tx)
                .chain(() -> aftermath.step(tx))
                .map(next -> next.over()
                        ? Step.end(new JsonObject().put("events", work.done()).put("changes", next.changes()), 0)
                        : Step.goOn(work.position(), 0)
                                .showing(
                                        new JsonObject().put("phase", "telling").put("changes", next.changes())));
    }

    private static Uni<Step> rest(Work work) {
        return Uni.createFrom().item(Step.rest(SHORTLY, work.position(), 0));
    }

    private static JsonObject phase(Work work, String phase) {
        return work.position().copy().put("phase", phase);
    }
}
