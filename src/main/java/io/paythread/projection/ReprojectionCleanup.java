package io.paythread.projection;

import io.paythread.job.JobEffect;
import io.paythread.job.JobKind;
import io.paythread.job.NewJob;
import io.paythread.job.Step;
import io.paythread.job.Work;
import io.paythread.projection.Aftermath.Progress;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Cleans up behind a re-projection that was cancelled or given up; the live timeline is whole meanwhile. */
@Singleton
class ReprojectionCleanup implements JobKind {
    static final String NAME = "reprojection_cleanup";
    private static final String JOB = "job";

    private final ReprojectionStore store;
    private final Aftermath aftermath;

    ReprojectionCleanup(ReprojectionStore store, Aftermath aftermath) {
        this.store = store;
        this.aftermath = aftermath;
    }

    /** At most one behind each job. */
    NewJob wish(UUID job) {
        return NewJob.of(this, NewJob.SYSTEM, new JsonObject().put(JOB, job.toString()))
                .once(NAME + " " + job);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String unit() {
        return "steps";
    }

    @Override
    public Uni<JobEffect> step(Work work) {
        UUID job = UUID.fromString(work.parameters().getString(JOB));
        return JobEffect.only(tx -> store.alone(tx)
                .chain(() -> store.giveUp(tx, job))
                .chain(() -> store.state(tx))
                .chain(state -> state.filter(other -> !other.job().equals(job)).isPresent()
                        ? Uni.createFrom().item(new Progress(true, 0))
                        : aftermath.step(tx))
                .map(next -> next.over() ? Step.end(new JsonObject(), 0) : Step.goOn(new JsonObject(), 1)));
    }
}
