package io.paythread.ingest;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A hole, or the suspicion of one, in what a source told.
 *
 * @param to empty while it still goes on
 * @param missing how many events it lacked, as far as counted
 */
record Gap(
        UUID id,
        Instant from,
        Optional<Instant> to,
        Cause cause,
        State state,
        int missing,
        Instant foundAt,
        Optional<Instant> resolvedAt) {

    /** Whether a range holds all of it, as far as it is known. */
    boolean isWithin(Instant rangeFrom, Instant rangeTo) {
        return !from.isBefore(rangeFrom)
                && from.isBefore(rangeTo)
                && to.map(end -> !end.isAfter(rangeTo)).orElse(true);
    }

    /** Why it is taken for one. */
    enum Cause {
        /** Longer silent than the source usually is. */
        SILENCE,
        /** The provider has what we do not. */
        MISSING
    }

    /** What became of it. */
    enum State {
        OPEN,
        /** What was missing has been fetched. */
        BACKFILLED,
        /** Nothing was missing. */
        UNFOUNDED,
        /** Events come again, and nobody could ask for those in between. */
        PASSED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
