package io.paythread.timeline;

import java.util.List;
import java.util.UUID;

/**
 * Whose timeline is read.
 *
 * @param customer the customer that the asked id stands for now
 * @param revision rises with each visible change
 */
record Owner(UUID customer, long revision, List<Membership> accounts) {
    Owner {
        accounts = List.copyOf(accounts);
    }

    /** An account of the customer, and the source that it belongs to. */
    record Membership(UUID account, UUID source) {}

    UUID[] accountIds() {
        return accounts.stream().map(Membership::account).toArray(UUID[]::new);
    }

    List<UUID> sources() {
        return accounts.stream().map(Membership::source).distinct().sorted().toList();
    }
}
