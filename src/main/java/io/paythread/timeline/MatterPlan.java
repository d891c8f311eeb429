package io.paythread.timeline;

import io.paythread.fact.ObjectType;
import io.paythread.fact.Reference;
import io.paythread.platform.id.Ids;
import io.paythread.timeline.Timeline.SourceReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Which matter each reference of a batch belongs to: references that one telling names together belong together, and
 * matters that turn out to be one are joined. Pure.
 *
 * @param byReference the matter of every reference in the batch
 * @param created matters that are new, with their source
 * @param joined matters that go into another one
 * @param matters every matter that has to be folded anew, with its source
 */
record MatterPlan(
        Map<SourceReference, UUID> byReference,
        Map<UUID, UUID> created,
        Map<UUID, UUID> joined,
        Map<UUID, UUID> matters) {

    /**
     * Which matter references belong to in the timeline that stands while another is built.
     *
     * @param taken those of these matters that the new timeline has already
     */
    record Standing(Map<SourceReference, UUID> matters, Set<UUID> taken) {
        static final Standing NONE = new Standing(Map.of(), Set.of());

        private Optional<UUID> of(Set<SourceReference> component) {
            return component.stream()
                    .flatMap(reference -> Optional.ofNullable(matters.get(reference)).stream())
                    .sorted()
                    .findFirst();
        }
    }

    static MatterPlan of(List<MatterTelling> told, Map<SourceReference, UUID> known) {
        return of(told, known, Standing.NONE);
    }

    /** As above; where the same matter stands in the other timeline, it keeps its id. */
    static MatterPlan of(List<MatterTelling> told, Map<SourceReference, UUID> known, Standing standing) {
        Components components = new Components();
        for (MatterTelling t : told) {
            List<SourceReference> about = t.telling().about().stream()
                    .map(reference -> SourceReference.of(t.source(), reference))
                    .toList();
            about.forEach(reference -> components.join(about.get(0), reference));
        }
        joinThroughKnownMatters(components, known);
        Map<SourceReference, UUID> byReference = new TreeMap<>();
        Map<UUID, UUID> created = new TreeMap<>();
        Map<UUID, UUID> joined = new TreeMap<>();
        Map<UUID, UUID> matters = new TreeMap<>();
        Set<UUID> taken = new TreeSet<>(standing.taken());
        for (Set<SourceReference> component : components.all()) {
            UUID source = component.iterator().next().source();
            TreeSet<UUID> existing = new TreeSet<>();
            component.forEach(
                    reference -> Optional.ofNullable(known.get(reference)).ifPresent(existing::add));
            Optional<UUID> wish = standing.of(component);
            UUID matter = existing.isEmpty()
                    ? fresh(component, wish, taken)
                    : wish.filter(existing::contains).orElse(existing.first());
            if (existing.isEmpty()) {
                created.put(matter, source);
            }
            existing.stream().filter(other -> !other.equals(matter)).forEach(other -> joined.put(other, matter));
            component.forEach(reference -> byReference.put(reference, matter));
            matters.put(matter, source);
        }
        return new MatterPlan(byReference, created, joined, matters);
    }

    private static void joinThroughKnownMatters(Components components, Map<SourceReference, UUID> known) {
        Map<UUID, SourceReference> first = new HashMap<>();
        known.forEach((reference, matter) -> {
            SourceReference other = first.putIfAbsent(matter, reference);
            components.join(reference, other == null ? reference : other);
        });
    }

    /** What belonged together and does not any more, or not yet, has to have ids of its own. */
    private static UUID fresh(Set<SourceReference> component, Optional<UUID> wish, Set<UUID> taken) {
        if (wish.isEmpty()) {
            return idOf(component);
        }
        SourceReference first = component.iterator().next();
        return wish.filter(taken::add)
                .orElseGet(() -> Ids.derived(first.source().toString(), "matter apart", first.reference()));
    }

    private static UUID idOf(Set<SourceReference> component) {
        SourceReference first = component.iterator().next();
        return Ids.derived(first.source().toString(), "matter", first.reference());
    }

    UUID matterOf(MatterTelling told) {
        UUID matter = byReference.get(
                SourceReference.of(told.source(), told.telling().about().get(0)));
        if (matter == null) {
            throw new IllegalStateException("the plan misses a reference of its own batch");
        }
        return matter;
    }

    /** References with the ids of their objects. An attempt without a payment is also looked up as one. */
    Map<SourceReference, UUID> objectIds() {
        Map<SourceReference, UUID> ids = new TreeMap<>();
        for (SourceReference reference : byReference.keySet()) {
            ids.put(reference, objectId(reference.source(), reference.reference()));
            Reference parsed = FactJson.reference(reference.reference());
            if (parsed.type() == ObjectType.ATTEMPT) {
                Reference asPayment = new Reference(ObjectType.PAYMENT, parsed.value());
                ids.put(
                        SourceReference.of(reference.source(), asPayment),
                        objectId(reference.source(), asPayment.toString()));
            }
        }
        return ids;
    }

    UUID matterOf(SourceReference reference) {
        UUID matter = byReference.get(reference);
        if (matter != null) {
            return matter;
        }
        Reference parsed = FactJson.reference(reference.reference());
        return Optional.ofNullable(byReference.get(
                        SourceReference.of(reference.source(), new Reference(ObjectType.ATTEMPT, parsed.value()))))
                .orElseThrow();
    }

    static UUID objectId(UUID source, String reference) {
        return Ids.derived(source.toString(), "object", reference);
    }

    /** Sets of references that belong together. */
    private static final class Components {
        private final Map<SourceReference, Set<SourceReference>> sets = new HashMap<>();

        void join(SourceReference a, SourceReference b) {
            Set<SourceReference> left = sets.computeIfAbsent(a, key -> new TreeSet<>(Set.of(key)));
            Set<SourceReference> right = sets.computeIfAbsent(b, key -> new TreeSet<>(Set.of(key)));
            if (left != right) {
                left.addAll(right);
                right.forEach(member -> sets.put(member, left));
            }
        }

        List<Set<SourceReference>> all() {
            Set<SourceReference> seen = new HashSet<>();
            List<Set<SourceReference>> all = new ArrayList<>();
            for (SourceReference reference : new TreeSet<>(sets.keySet())) {
                if (seen.add(reference)) {
                    Set<SourceReference> component = sets.getOrDefault(reference, Set.of());
                    seen.addAll(component);
                    all.add(component);
                }
            }
            return all;
        }
    }
}
