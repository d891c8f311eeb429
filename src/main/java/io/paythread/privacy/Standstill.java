package io.paythread.privacy;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;

/** Keeps new events from taking effect while something is erased. Implemented by whoever lets them. */
public interface Standstill {
    /** Waits for what is under way; nothing new takes effect until the transaction ends. */
    Uni<Void> hold(Tx tx);
}
