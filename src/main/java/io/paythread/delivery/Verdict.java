package io.paythread.delivery;

import java.time.Duration;
import java.util.Optional;

/**
 * What an attempt means for the message.
 *
 * @param pause until the next attempt; empty for the schedule's
 */
record Verdict(Kind kind, Optional<Duration> pause) {
    /** The sorts of it. */
    enum Kind {
        DELIVERED,
        /** Sent again later. */
        FAILED,
        /** Sent again later, and everything else for this receiver slower. */
        OVERLOADED,
        /** The receiver wants nothing more. */
        GONE
    }

    static Verdict of(Kind kind) {
        return new Verdict(kind, Optional.empty());
    }
}
