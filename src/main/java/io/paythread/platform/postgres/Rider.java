package io.paythread.platform.postgres;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Rides in the transaction in which a request takes effect, whichever that turns out to be. */
public interface Rider {
    /** Before the effect. A failure ends the transaction, and the request fails with it. */
    Uni<Void> board(OpenTransaction transaction);

    /**
     * After the effect. Its result has been handed on already, the commit waits for this: so the rider can learn what
     * the request is answered and write it down in the same transaction. A failure rolls everything back. Must end
     * within a bound of its own, for a connection waits with it.
     */
    Uni<Void> beforeCommit(OpenTransaction transaction);

    /** The transaction is over: committed, or rolled back for this failure. Not called when the effect itself failed. */
    void ended(@Nullable Throwable failure);
}
