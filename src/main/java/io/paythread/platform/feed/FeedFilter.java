package io.paythread.platform.feed;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Which rows are wanted. All that is given must hold.
 *
 * @param types empty for all
 */
public record FeedFilter(Set<String> types, Optional<UUID> customer, Optional<UUID> source) {
    /** Every row. */
    public static final FeedFilter ALL = new FeedFilter(Set.of(), Optional.empty(), Optional.empty());

    public FeedFilter {
        types = Set.copyOf(types);
    }

    public boolean holds(FeedRow row) {
        return (types.isEmpty() || types.contains(row.type()))
                && customer.map(id -> id.equals(row.customer())).orElse(true)
                && source.map(id -> id.equals(row.source())).orElse(true);
    }
}
