package io.paythread.reconcile;

import io.paythread.job.JobEffect;
import io.paythread.job.JobKind;
import io.paythread.job.Work;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Compares what a source told in a range of time with what its provider has, and fetches what is missing. */
@Singleton
class ReconciliationJob implements JobKind {
    static final String NAME = "reconciliation";

    private final Fetching fetching;

    ReconciliationJob(Fetching fetching) {
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
        return fetching.step(work, true);
    }
}
