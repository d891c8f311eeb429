package io.paythread.identity;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The part of what was told that is not known yet: accounts that are new, or older than thought; tellings that outweigh
 * what stands in their slot; joins that no provider stated before.
 *
 * @param identifiers tellings by which a slot says something else
 * @param repetitions later tellings of what the slot says already
 */
record News(
        List<SeenAccount> accounts,
        List<ToldIdentifier> identifiers,
        List<ToldIdentifier> repetitions,
        List<RuleLink> merges) {
    News {
        accounts = List.copyOf(accounts);
        identifiers = List.copyOf(identifiers);
        repetitions = List.copyOf(repetitions);
        merges = List.copyOf(merges);
    }

    /** Whether the slots say what they said before, if anything is new at all. */
    boolean changesNothing() {
        return accounts.isEmpty() && identifiers.isEmpty() && merges.isEmpty();
    }

    /** All tellings that take their slot, whether or not it says something else then. */
    List<ToldIdentifier> said() {
        return Stream.concat(identifiers.stream(), repetitions.stream()).toList();
    }

    /** All accounts that something is new about. */
    Set<UUID> accountIds() {
        Set<UUID> ids = new HashSet<>();
        accounts.forEach(account -> ids.add(account.id()));
        said().forEach(told -> ids.add(told.accountId()));
        merges.forEach(merge -> {
            ids.add(merge.pair().a());
            ids.add(merge.pair().b());
        });
        return ids;
    }
}
