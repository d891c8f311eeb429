package io.paythread.platform.metrics;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;

/** Something that is read in the database every now and then, for gauges. Implement it as a bean. */
public interface Measurement {
    /** Reads it: one or two statements, bounded in what they look at, and sets the gauges. */
    Uni<Void> take(Tx tx);

    /** It could not be read: the gauges say that they do not know. */
    void forget();
}
