package io.paythread.job;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;

/**
 * One kind of long work, declared as a bean by the package that knows it. The work is cut into small steps; after each
 * one the job may be cancelled, moved to another process or gone on with after a restart.
 */
public interface JobKind {
    /** The name on the wire and in the database, lower case with underscores; never changes. */
    String name();

    /** What the progress counts, in the plural: {@code events}, {@code rows}. */
    String unit();

    /**
     * Prepares the next step, outside of any transaction: reads, calls to others, computing. It may run more than once
     * for one step (the process may end behind it), and must be through within 30 seconds, well inside the lease. What
     * belongs to our database is left to the effect, which commits together with the checkpoint or not at all.
     *
     * <p>A failure is tried again with growing pauses and ends a job that is not kept after a few in a row; a {@link
     * io.paythread.platform.problem.ServiceException} of the caller's making ends it at once.
     */
    Uni<JobEffect> step(Work work);

    /**
     * The job was cancelled or given up: leaves nothing half done behind. Runs in the transaction that says so; longer
     * cleaning up is a job of its own, which is asked for here.
     */
    default Uni<Void> ended(Tx tx, UUID job, JsonObject parameters) {
        return Uni.createFrom().voidItem();
    }

    /**
     * What to do instead of cancelling the job; empty where it may be cancelled. For work that people ask for, and take
     * back, by operations of its own: a job that is gone would leave it waiting for ever.
     */
    default Optional<String> insteadOfCancelling() {
        return Optional.empty();
    }

    /**
     * Whether the one job of this kind is the service's own and goes on for ever ({@link Jobs#keep}). It is never given up,
     * whatever its steps meet: it rests, for minutes at most, with its trouble for readers, and tries again. Nobody can
     * cancel it.
     */
    default boolean isKept() {
        return false;
    }
}
