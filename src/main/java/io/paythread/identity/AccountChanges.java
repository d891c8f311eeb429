package io.paythread.identity;

import io.paythread.fact.Identifier;
import io.paythread.identity.AccountStore.Described;
import io.paythread.identity.AccountStore.Locked;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What news change on accounts.
 *
 * @param winners the tellings that take their slot
 * @param described the accounts that look different now, as they look now; a telling that only repeats what stands in its
 *     slot changes no look
 * @param touched the values that were gained, lost, or are judged differently now; only those that can link
 */
record AccountChanges(List<ToldIdentifier> winners, List<Described> described, Set<SharedValue> touched) {

    AccountChanges {
        winners = List.copyOf(winners);
        described = List.copyOf(described);
    }

    static AccountChanges of(
            Collection<Locked> rows,
            Set<UUID> added,
            Collection<ToldIdentifier> present,
            Collection<SeenAccount> seen,
            Collection<ToldIdentifier> told) {
        Slots before = Slots.of(present);
        List<ToldIdentifier> winners = told.stream().filter(before::yieldTo).toList();
        Slots after = before.with(winners);
        Map<UUID, SeenAccount> seenById = seen.stream().collect(Collectors.toMap(SeenAccount::id, Function.identity()));
        List<Described> described = new ArrayList<>();
        Set<SharedValue> touched = new TreeSet<>();
        for (Locked row : rows) {
            Member member = Optional.ofNullable(seenById.get(row.id()))
                    .map(account -> account.with(row.member()))
                    .orElse(row.member());
            Set<ToldIdentifier> different = after.differences(before, row.id());
            if (added.contains(row.id()) || !member.equals(row.member()) || !different.isEmpty()) {
                described.add(new Described(member, Display.of(List.of(member), after.of(row.id()))));
            }
            touched.addAll(linking(different));
            if (different.stream().anyMatch(one -> one.identifier().type() == Identifier.Type.NAME)) {
                touched.addAll(linking(after.ofType(row.id(), Identifier.Type.CARD)));
            }
        }
        return new AccountChanges(winners, described, touched);
    }

    /** The values among these that can link. */
    static Set<SharedValue> linking(Collection<ToldIdentifier> told) {
        return told.stream()
                .flatMap(one -> one.shared().stream())
                .filter(value -> !SharedValueRule.isSilent(value))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
