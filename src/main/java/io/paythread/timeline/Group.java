package io.paythread.timeline;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Reference;
import io.paythread.platform.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * All tellings of one business fact: what becomes one entry. Merging two groups is commutative, associative and
 * idempotent, because every value is read from the whole set.
 *
 * @param keys the fact keys in it; the first gives the entry its id
 * @param tellings heaviest last
 */
record Group(Kind kind, String key, SortedSet<String> keys, List<Telling> tellings) {

    static final Comparator<Group> IN_TIME = Comparator.comparing(Group::occurredAt)
            .thenComparing(g -> g.kind().order())
            .thenComparing(Group::key);

    static Group of(Kind kind, String key, Collection<Telling> tellings) {
        return new Group(
                kind,
                key,
                new TreeSet<>(Set.of(key)),
                tellings.stream().sorted(Telling.BY_WEIGHT).toList());
    }

    /** This fact, told by the other's tellings as well. */
    Group absorbing(Group other) {
        SortedSet<String> allKeys = new TreeSet<>(keys);
        allKeys.addAll(other.keys);
        List<Telling> all = new ArrayList<>(tellings);
        all.addAll(other.tellings);
        return new Group(
                kind, key, allKeys, all.stream().sorted(Telling.BY_WEIGHT).toList());
    }

    /** The time of the fact: of the highest rank among tellings of the group's own kind, there the earliest. */
    Instant occurredAt() {
        List<Telling> own = own();
        int top = own.stream().mapToInt(t -> t.moment().rank()).max().orElseThrow();
        return own.stream()
                .filter(t -> t.moment().rank() == top)
                .map(t -> t.moment().occurredAt())
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    Instant recordedAt() {
        return tellings.stream()
                .map(Telling::recordedAt)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Details: each from the heaviest telling that knows it; those of the own kind go before absorbed ones. */
    Attributes attributes() {
        Attributes.Builder merged = Attributes.builder();
        tellings.stream().filter(t -> !isOwn(t)).forEach(t -> merged.putAll(t.attributes()));
        own().forEach(t -> merged.putAll(t.attributes()));
        return merged.build();
    }

    Optional<Money> amount() {
        return attributes().money(Attribute.AMOUNT);
    }

    /** All references, that of the kind's own type first. */
    List<Reference> about() {
        Set<Reference> all = new TreeSet<>();
        tellings.forEach(t -> all.addAll(t.about()));
        Set<Reference> ordered = new LinkedHashSet<>();
        all.stream().filter(r -> r.type() == kind.about()).forEach(ordered::add);
        ordered.addAll(all);
        return List.copyOf(ordered);
    }

    List<Reference> related() {
        Set<Reference> all = new TreeSet<>();
        tellings.forEach(t -> all.addAll(t.related()));
        return List.copyOf(all);
    }

    Optional<Reference> first(ObjectType type) {
        return about().stream().filter(r -> r.type() == type).findFirst();
    }

    boolean names(Reference reference) {
        return tellings.stream().anyMatch(t -> t.about().contains(reference));
    }

    boolean namesAny(ObjectType type) {
        return tellings.stream().anyMatch(t -> t.about().stream().anyMatch(reference -> reference.type() == type));
    }

    Duration distanceTo(Group other) {
        return Duration.between(occurredAt(), other.occurredAt()).abs();
    }

    private List<Telling> own() {
        return tellings.stream().filter(this::isOwn).toList();
    }

    private boolean isOwn(Telling telling) {
        return telling.happened().map(Fact.Happened::kind).filter(kind::equals).isPresent();
    }
}
