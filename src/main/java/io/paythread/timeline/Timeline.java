package io.paythread.timeline;

import io.paythread.fact.Reference;
import io.paythread.identity.AccountChange;
import io.paythread.platform.postgres.Tx;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Writes what happened. Takes tellings in batches and brings the entries and states of every matter that they touch in
 * line with the fold of all its tellings. Idempotent: telling again changes nothing.
 */
@ApplicationScoped
public class Timeline {
    /** How often the matters of a batch may be found changed under our hands before the batch is given up. */
    private static final int MAX_LOOKS = 8;

    private final MatterStore matters;
    private final TellingStore tellings;
    private final FoldStore folds;
    private final List<RawCopies> copies;

    Timeline(MatterStore matters, TellingStore tellings, FoldStore folds, @All List<RawCopies> copies) {
        this.matters = matters;
        this.tellings = tellings;
        this.folds = folds;
        this.copies = List.copyOf(copies);
    }

    /**
     * Adds the tellings inside the caller's transaction. Gives what changed that people see, which the caller appends to
     * the feed once the accounts are known. Matters are locked until the transaction ends; concurrent batches wait.
     */
    public Uni<List<AccountChange>> tell(Tx tx, List<MatterTelling> told) {
        if (told.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Set<SourceReference> references = references(told);
        return matters.lockReferences(tx, references)
                .chain(() -> lockMatters(tx, references, MAX_LOOKS))
                .chain(known -> write(tx, told, MatterPlan.of(told, known)));
    }

    /**
     * Puts what these events tell now in the place of what they told before, be it nothing; gives what changed that people
     * see. What they told before stays joined where it had joined matters.
     */
    public Uni<List<AccountChange>> retell(Tx tx, Collection<UUID> events, List<MatterTelling> told) {
        Set<SourceReference> references = references(told);
        return matters.lockReferences(tx, references)
                .chain(() -> lockMatters(tx, references, MAX_LOOKS))
                .chain(known -> lockFormer(tx, events, MAX_LOOKS).chain(former -> tellings.forget(tx, events)
                        .chain(() -> put(tx, told, MatterPlan.of(told, known), former))));
    }

    /**
     * Adds tellings to a timeline that is built beside the live one; nobody sees what changes. Matters keep the ids that
     * they have in the live one. Fails with {@link ConcurrentModificationException} where another transaction was in the
     * way; then the whole transaction is worth another try.
     */
    public Uni<Void> tellAnew(Tx tx, List<MatterTelling> told) {
        return told.isEmpty()
                ? Uni.createFrom().voidItem()
                : anew(tx, told, Map.of()).replaceWithVoid();
    }

    /** Puts what these events tell now in the place of what they told before, in a timeline that is being built. */
    public Uni<Void> retellAnew(Tx tx, Collection<UUID> events, List<MatterTelling> told) {
        return lockFormer(tx, events, MAX_LOOKS).chain(former -> tellings.forget(tx, events)
                .chain(() -> anew(tx, told, former))
                .chain(() -> matters.forgetEmpty(tx, former.keySet())));
    }

    private Uni<List<AccountChange>> anew(Tx tx, List<MatterTelling> told, Map<UUID, UUID> former) {
        Set<SourceReference> references = references(told);
        return matters.lockReferences(tx, references)
                .chain(() -> lockMatters(tx, references, MAX_LOOKS))
                .chain(known -> matters.standing(tx, references).map(standing -> MatterPlan.of(told, known, standing)))
                .chain(plan -> (told.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : matters.carryOutAlone(tx, plan).chain(() -> tellings.add(tx, told, plan)))
                        .chain(() -> refoldAll(tx, plan, former)));
    }

    private Uni<List<AccountChange>> refoldAll(Tx tx, MatterPlan plan, Map<UUID, UUID> former) {
        Map<UUID, UUID> touched = new TreeMap<>(former);
        touched.keySet().removeAll(plan.joined().keySet());
        touched.putAll(plan.matters());
        return touched.isEmpty() ? Uni.createFrom().item(List.of()) : refold(tx, touched);
    }

    private Uni<Map<UUID, UUID>> lockFormer(Tx tx, Collection<UUID> events, int looks) {
        if (looks == 0) {
            return Uni.createFrom()
                    .failure(new ConcurrentModificationException("matters keep changing while they are locked"));
        }
        return tellings.mattersOf(tx, events).chain(found -> matters.lock(tx, found.keySet())
                .chain(() -> tellings.mattersOf(tx, events))
                .chain(again ->
                        again.equals(found) ? Uni.createFrom().item(found) : lockFormer(tx, events, looks - 1)));
    }

    private Uni<List<AccountChange>> put(Tx tx, List<MatterTelling> told, MatterPlan plan, Map<UUID, UUID> former) {
        Uni<Void> added = told.isEmpty()
                ? Uni.createFrom().voidItem()
                : matters.carryOut(tx, plan).chain(() -> tellings.add(tx, told, plan));
        return added.chain(() -> refoldAll(tx, plan, former));
    }

    private Uni<Map<SourceReference, UUID>> lockMatters(Tx tx, Set<SourceReference> references, int looks) {
        if (looks == 0) {
            return Uni.createFrom()
                    .failure(new ConcurrentModificationException("matters keep changing while they are locked"));
        }
        return matters.find(tx, references).chain(found -> matters.lock(tx, found.values())
                .chain(() -> matters.find(tx, references))
                .chain(again ->
                        again.equals(found) ? Uni.createFrom().item(found) : lockMatters(tx, references, looks - 1)));
    }

    private Uni<List<AccountChange>> write(Tx tx, List<MatterTelling> told, MatterPlan plan) {
        return matters.carryOut(tx, plan)
                .chain(() -> tellings.add(tx, told, plan))
                .chain(() -> refold(tx, plan.matters()));
    }

    /**
     * Changes tellings while their matters are locked, and brings entries and states in line; gives what changed that people
     * see.
     */
    Uni<List<AccountChange>> change(Tx tx, Map<UUID, UUID> sourceByMatter, Supplier<Uni<Integer>> change) {
        return sourceByMatter.isEmpty()
                ? Uni.createFrom().item(List.of())
                : matters.lock(tx, sourceByMatter.keySet())
                        .chain(() -> change.get())
                        .chain(() -> refold(tx, sourceByMatter));
    }

    private Uni<List<AccountChange>> refold(Tx tx, Map<UUID, UUID> sourceByMatter) {
        return tellings.ofMatters(tx, sourceByMatter.keySet())
                .call(byMatter -> follow(tx, byMatter))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(byMatter -> rows(byMatter, sourceByMatter))
                .chain(rows -> folds.bringInLine(tx, rows));
    }

    /** Our copies of a text that the helpdesk removed lose it in the transaction that takes the removal in. */
    private Uni<Void> follow(Tx tx, Map<UUID, List<Telling>> byMatter) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (List<Telling> tellings : byMatter.values()) {
            RemovedTexts removed = RemovedTexts.of(tellings);
            if (!removed.isEmpty()) {
                Set<UUID> events = tellings.stream().map(Telling::inboundId).collect(Collectors.toSet());
                done = done.chain(() -> this.tellings.replace(tx, removed.tellings()))
                        .chain(() -> copies(tx, events, removed));
            }
        }
        return done;
    }

    private Uni<Void> copies(Tx tx, Set<UUID> events, RemovedTexts removed) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (RawCopies each : copies) {
            done = done.chain(() -> each.replace(tx, events, removed.texts()));
        }
        return done;
    }

    private static FoldRows rows(Map<UUID, List<Telling>> byMatter, Map<UUID, UUID> sourceByMatter) {
        List<FoldRows> rows = new ArrayList<>();
        sourceByMatter.forEach((matter, source) ->
                rows.add(FoldRows.of(matter, source, Matters.fold(byMatter.getOrDefault(matter, List.of())))));
        return FoldRows.all(rows);
    }

    private static Set<SourceReference> references(Collection<MatterTelling> told) {
        return told.stream()
                .flatMap(t -> t.telling().about().stream().map(r -> new SourceReference(t.source(), r.toString())))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A reference within its source, spelled {@code type:value}. */
    record SourceReference(UUID source, String reference) implements Comparable<SourceReference> {
        static SourceReference of(UUID source, Reference reference) {
            return new SourceReference(source, reference.toString());
        }

        @Override
        public int compareTo(SourceReference other) {
            int bySource = source.compareTo(other.source);
            return bySource != 0 ? bySource : reference.compareTo(other.reference);
        }
    }
}
