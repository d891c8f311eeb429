package io.paythread.identity;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * The part of what was told that is not known yet: accounts that are new, or older than thought; tellings that outweigh
 * what stands in their slot; joins that no provider stated before.
 */
record News(List<SeenAccount> accounts, List<ToldIdentifier> identifiers, List<RuleLink> merges) {
    News {
        accounts = List.copyOf(accounts);
        identifiers = List.copyOf(identifiers);
        merges = List.copyOf(merges);
    }

    boolean isEmpty() {
        return accounts.isEmpty() && identifiers.isEmpty() && merges.isEmpty();
    }

    /** All accounts that something is new about. */
    Set<UUID> accountIds() {
        Set<UUID> ids = new HashSet<>();
        accounts.forEach(account -> ids.add(account.id()));
        identifiers.forEach(told -> ids.add(told.accountId()));
        merges.forEach(merge -> {
            ids.add(merge.pair().a());
            ids.add(merge.pair().b());
        });
        return ids;
    }
}
