package io.paythread.dispute;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Until when a dispute can be answered: what the provider says and nothing else. Networks' own tables are never used.
 *
 * @param dueAt empty where the provider names no deadline: no answer is possible
 * @param remaining what is left; negative when it has passed
 */
record Deadline(State state, Optional<Instant> dueAt, Optional<Duration> remaining) {

    /** What can be done about it. */
    enum State {
        /** An answer is awaited. */
        OPEN,
        /** The time went by without an answer. */
        PASSED,
        /** An answer was sent; there is one only. */
        ANSWERED,
        /** No answer is possible, or none is needed any more. */
        NONE;

        /** The name on the wire. */
        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Deadline of(Optional<Instant> dueAt, String disputeState, boolean submitted, Instant now) {
        boolean awaits = disputeState.endsWith("needs_response");
        Optional<Duration> remaining = dueAt.map(due -> Duration.between(now, due));
        if (!awaits && !submitted) {
            return new Deadline(State.NONE, dueAt, remaining);
        }
        if (submitted) {
            return new Deadline(State.ANSWERED, dueAt, remaining);
        }
        return new Deadline(
                dueAt.map(due -> due.isAfter(now) ? State.OPEN : State.PASSED).orElse(State.NONE), dueAt, remaining);
    }
}
