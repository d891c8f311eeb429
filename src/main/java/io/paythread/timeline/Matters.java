package io.paythread.timeline;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Party;
import io.paythread.platform.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Folds the tellings of one matter to entries and states. Pure: the same set gives the same, in whatever order. */
final class Matters {
    private Matters() {}

    /** What these tellings, all of one matter, come to. */
    static Folded fold(Collection<Telling> tellings) {
        List<Telling> byWeight = tellings.stream().sorted(Telling.BY_WEIGHT).toList();
        List<Group> groups = Collapse.collapse(groups(byWeight));
        List<FoldedEntry> entries = entries(groups, Redactions.of(byWeight));
        return new Folded(party(byWeight), entries, States.of(byWeight, entries));
    }

    private static Collection<Group> groups(List<Telling> byWeight) {
        Map<String, List<Telling>> byKey = new TreeMap<>();
        Map<String, Kind> kinds = new HashMap<>();
        for (Telling telling : byWeight) {
            Optional<Fact.Happened> happened = telling.happened();
            happened.ifPresent(fact -> {
                byKey.computeIfAbsent(fact.key(), key -> new ArrayList<>()).add(telling);
                kinds.put(fact.key(), fact.kind());
            });
        }
        List<Group> groups = new ArrayList<>();
        byKey.forEach((key, list) -> groups.add(Group.of(kinds.getOrDefault(key, Kind.PAYMENT_CREATED), key, list)));
        return groups;
    }

    /** An account that the provider keeps before a guest; then the heaviest telling. */
    private static Optional<Party> party(List<Telling> byWeight) {
        return byWeight.stream()
                .filter(t -> t.party().isPresent())
                .max(Comparator.comparing(
                                (Telling t) -> !t.party().orElseThrow().guest())
                        .thenComparing(Telling.BY_WEIGHT))
                .flatMap(Telling::party);
    }

    private static List<FoldedEntry> entries(List<Group> groups, Redactions redactions) {
        Expectations expectations = new Expectations();
        List<FoldedEntry> entries = new ArrayList<>();
        for (Group group : groups) {
            Attributes attributes = redactions.applyTo(group, attributes(group, groups));
            entries.add(entry(group, attributes, expectations.surprises(group)));
        }
        return entries;
    }

    private static FoldedEntry entry(Group group, Attributes attributes, boolean unexpected) {
        Optional<Money> amount = attributes.money(Attribute.AMOUNT);
        return new FoldedEntry(
                group.kind(),
                group.key(),
                group.keys().stream().filter(key -> !key.equals(group.key())).toList(),
                group.occurredAt(),
                group.recordedAt(),
                group.about(),
                group.related(),
                attributes,
                amount,
                attributes.text(Attribute.STATUS),
                Summaries.of(group.kind(), attributes, group.about()),
                unexpected,
                group.tellings());
    }

    private static Attributes attributes(Group group, List<Group> all) {
        Attributes told = group.attributes();
        boolean bareTotal = group.kind() == Kind.REFUND_ISSUED && !group.namesAny(ObjectType.REFUND);
        if (!bareTotal) {
            return told;
        }
        Attributes.Builder completed = Attributes.builder().putAll(told);
        RefundTotals.missingAmount(group, all).ifPresent(missing -> completed.put(Attribute.AMOUNT, missing));
        return completed.build();
    }
}
