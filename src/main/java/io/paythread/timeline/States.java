package io.paythread.timeline;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Reference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Folds the present state of each object of a matter from its tellings and entries. Pure. */
final class States {
    private States() {}

    static List<FoldedObject> of(List<Telling> byWeight, List<FoldedEntry> entries) {
        TreeSet<Reference> references = new TreeSet<>();
        byWeight.forEach(telling -> references.addAll(telling.about()));
        List<FoldedObject> objects = new ArrayList<>();
        Payments payments = new Payments(references, byWeight, entries);
        objects.addAll(payments.objects());
        for (Reference reference : references) {
            boolean told = byWeight.stream().anyMatch(t -> t.about().get(0).equals(reference));
            if (reference.type() != ObjectType.PAYMENT && (told || reference.type() == ObjectType.ATTEMPT)) {
                objects.add(object(reference, byWeight, entries));
            }
        }
        return objects;
    }

    private static FoldedObject object(Reference reference, List<Telling> byWeight, List<FoldedEntry> entries) {
        List<Telling> own = byWeight.stream()
                .filter(t -> t.about().get(0).equals(reference))
                .toList();
        List<FoldedEntry> of =
                entries.stream().filter(e -> e.about().contains(reference)).toList();
        List<Telling> all = own.isEmpty()
                ? byWeight.stream().filter(t -> t.about().contains(reference)).toList()
                : own;
        Attributes attributes = reference.type() == ObjectType.ATTEMPT ? attempt(own, of) : merged(own);
        return new FoldedObject(
                reference.type(),
                reference,
                Statuses.of(reference.type(), attributes, of),
                attributes.money(Attribute.AMOUNT),
                since(all, attributes),
                recordedAt(all),
                together(all, Telling::about),
                together(all, Telling::related),
                attributes,
                of.stream().anyMatch(FoldedEntry::unexpected),
                of.stream().map(FoldedEntry::key).toList());
    }

    /** An attempt is described by its own events and by the entry that says how it ended. */
    private static Attributes attempt(List<Telling> own, List<FoldedEntry> entries) {
        Attributes.Builder builder = Attributes.builder();
        entries.stream()
                .filter(e -> e.kind() == Kind.PAYMENT_FAILED
                        || e.kind() == Kind.PAYMENT_AUTHORIZED
                        || e.kind() == Kind.PAYMENT_SUCCEEDED)
                .forEach(e -> builder.putAll(e.attributes()));
        return builder.putAll(merged(own)).build();
    }

    static Attributes merged(List<Telling> byWeight) {
        Attributes.Builder builder = Attributes.builder();
        byWeight.forEach(telling -> builder.putAll(telling.attributes()));
        return builder.build();
    }

    static Instant since(List<Telling> tellings, Attributes attributes) {
        Instant first = tellings.stream()
                .map(t -> t.moment().occurredAt())
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return attributes.instant(Attribute.CREATED_AT).orElse(first);
    }

    static Instant recordedAt(List<Telling> tellings) {
        return tellings.stream()
                .map(Telling::recordedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    static List<Reference> together(
            List<Telling> tellings, java.util.function.Function<Telling, Collection<Reference>> which) {
        TreeSet<Reference> all = new TreeSet<>();
        tellings.forEach(telling -> all.addAll(which.apply(telling)));
        return List.copyOf(all);
    }

    static Optional<FoldedEntry> last(List<FoldedEntry> entries, Collection<Kind> kinds) {
        return entries.stream().filter(entry -> kinds.contains(entry.kind())).reduce((first, second) -> second);
    }
}
