package io.paythread.identity;

import io.paythread.fact.Identifier;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What stands in the slots of some accounts. */
final class Slots {
    private final Map<UUID, NavigableMap<String, ToldIdentifier>> byAccount = new HashMap<>();

    static Slots of(Collection<ToldIdentifier> told) {
        Slots slots = new Slots();
        told.forEach(slots::put);
        return slots;
    }

    /** A copy in which these stand in their slots. */
    Slots with(Collection<ToldIdentifier> winners) {
        Slots copy = new Slots();
        byAccount.values().forEach(slots -> slots.values().forEach(copy::put));
        winners.forEach(copy::put);
        return copy;
    }

    /** Whether this telling outweighs what stands in its slot. */
    boolean yieldTo(ToldIdentifier told) {
        ToldIdentifier present = find(told);
        return present == null || ToldIdentifier.WEIGHT.compare(told, present) > 0;
    }

    Collection<ToldIdentifier> of(UUID accountId) {
        return byAccount.getOrDefault(accountId, new TreeMap<>()).values();
    }

    List<ToldIdentifier> ofType(UUID accountId, Identifier.Type type) {
        return of(accountId).stream()
                .filter(told -> told.identifier().type() == type)
                .toList();
    }

    /** What the account says here and not there, or the other way round; repeated by another event is still the same. */
    Set<ToldIdentifier> differences(Slots former, UUID accountId) {
        Set<ToldIdentifier> different = new LinkedHashSet<>();
        for (ToldIdentifier now : of(accountId)) {
            ToldIdentifier before = former.find(now);
            if (before == null) {
                different.add(now);
            } else if (!before.saysTheSameAs(now)) {
                different.addAll(List.of(before, now));
            }
        }
        return different;
    }

    private @Nullable ToldIdentifier find(ToldIdentifier told) {
        return byAccount.getOrDefault(told.accountId(), new TreeMap<>()).get(told.slot());
    }

    private void put(ToldIdentifier told) {
        byAccount.computeIfAbsent(told.accountId(), id -> new TreeMap<>()).put(told.slot(), told);
    }
}
