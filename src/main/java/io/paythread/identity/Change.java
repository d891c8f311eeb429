package io.paythread.identity;

import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a person's decision does to a neighbourhood.
 *
 * @param concerned all accounts of the customers that it is about
 * @param linkId the link that it is about or makes
 */
record Change(Neighbourhood before, Neighbourhood after, NavigableSet<UUID> concerned, Optional<UUID> linkId) {

    /** The concerned accounts by customer, as they are. */
    NavigableMap<UUID, List<UUID>> membersBefore() {
        return members(before.grouping());
    }

    /** The concerned accounts by customer, as they will be. */
    NavigableMap<UUID, List<UUID>> membersAfter() {
        return members(after.grouping());
    }

    /** The pairs about which something else holds afterwards. */
    List<AccountPair> decidedPairs() {
        return Stream.concat(before.verdicts().keySet().stream(), after.verdicts().keySet().stream())
                .distinct()
                .filter(pair -> before.verdicts().get(pair) != after.verdicts().get(pair))
                .toList();
    }

    private NavigableMap<UUID, List<UUID>> members(Grouping grouping) {
        NavigableMap<UUID, List<UUID>> members = new TreeMap<>(ByteOrder.UUIDS);
        for (UUID account : concerned) {
            Grouping.Group group = grouping.groupOf(account);
            members.computeIfAbsent(group.customerId(), id -> List.copyOf(group.accounts()));
        }
        return members;
    }
}
