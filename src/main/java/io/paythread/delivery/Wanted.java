package io.paythread.delivery;

import io.paythread.platform.feed.FeedRow;
import java.util.Set;
import java.util.UUID;

/** Which rows of the feed an endpoint wants. What is empty leaves nothing out. */
record Wanted(Set<String> types, Set<UUID> customers, Set<UUID> sources) {
    Wanted {
        types = Set.copyOf(types);
        customers = Set.copyOf(customers);
        sources = Set.copyOf(sources);
    }

    boolean holds(FeedRow row) {
        UUID customer = row.customer();
        UUID source = row.source();
        return (types.isEmpty() || types.contains(row.type()))
                && (customers.isEmpty() || (customer != null && customers.contains(customer)))
                && (sources.isEmpty() || (source != null && sources.contains(source)));
    }
}
