package io.paythread.ingest;

import io.paythread.timeline.Completeness;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The latest that a source has told, and how far it was compared with its provider.
 *
 * @param taking whether it takes events; so it is taken to do where nothing is known of it
 * @param at the newest time of the provider's among the latest events; empty when there is none
 * @param reconciledAt when it was last compared; empty for never
 * @param failure why it cannot be compared at the moment
 * @param version of its completeness
 * @param gaps open ones, and those closed lately as far as they were real; newest first
 */
record LastWord(
        UUID source,
        boolean taking,
        Optional<Instant> at,
        Optional<Instant> reconciledAt,
        Optional<Completeness.Failure> failure,
        long version,
        List<Gap> gaps) {
    LastWord {
        gaps = List.copyOf(gaps);
    }
}
