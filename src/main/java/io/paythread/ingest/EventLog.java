package io.paythread.ingest;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * The durable log of inbound events. Now a table; with more machines a topic of 256 partitions. One call is one durable
 * commit.
 */
interface EventLog {

    /**
     * Appends all events, or none. Gives the ids of those that were stored; the others were there already, by reference
     * or by twin. When the stage completes normally, everything it names survives a crash.
     *
     * <p>Fails with {@link Unavailable} when the log takes nothing at the moment, and with any other exception when
     * something in the batch cannot be stored: then each event is worth a try alone. Always completes within a bounded
     * time.
     */
    CompletionStage<Set<UUID>> append(List<NewEvent> events);

    /** The log takes nothing at the moment: no connection, no disk space, shutting down, no answer in time. */
    final class Unavailable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unavailable(Throwable cause) {
            super("the log of events is not available", cause);
        }
    }
}
