package io.paythread.job;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;

/** What one step does to our database. Runs while the job's row is locked; keep it short, people cancel meanwhile. */
@FunctionalInterface
public interface JobEffect {
    /** Takes effect in the transaction that also notes how far the job came. */
    Uni<Step> in(Tx tx);

    /** The step of a kind that has nothing to do outside of the transaction. */
    static Uni<JobEffect> only(JobEffect effect) {
        return Uni.createFrom().item(effect);
    }
}
