package io.paythread.ingest.spi;

import java.time.Instant;
import java.util.Set;

/**
 * What is asked of a provider.
 *
 * @param from inclusive
 * @param to exclusive
 * @param types the provider's own names of event types; empty for all that it has
 */
public record FetchRange(Instant from, Instant to, Set<String> types) {
    public FetchRange {
        types = Set.copyOf(types);
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a range from " + from + " to " + to + " holds nothing");
        }
    }
}
