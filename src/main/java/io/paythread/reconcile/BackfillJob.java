package io.paythread.reconcile;

import io.paythread.job.JobEffect;
import io.paythread.job.JobKind;
import io.paythread.job.Work;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Fetches what a provider has of a range of time, from before the source was connected, say; nothing of it counts as a hole. */
@Singleton
class BackfillJob implements JobKind {
    static final String NAME = "backfill";

    private final Fetching fetching;

    BackfillJob(Fetching fetching) {
        this.fetching = fetching;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String unit() {
        return "items";
    }

    @Override
    public Uni<JobEffect> step(Work work) {
        return fetching.step(work, false);
    }
}
