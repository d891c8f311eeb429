package io.paythread.insight;

import io.paythread.fact.ObjectType;
import io.paythread.platform.postgres.Tx;
import io.paythread.timeline.EntryRow;
import io.paythread.timeline.History;
import io.paythread.timeline.ObjectRow;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Brings the records of matters in line with what is known of them now. Idempotent: where nothing changed nothing is
 * written. Matters that are no more lose their records.
 */
@Singleton
class Recount {
    /**
     * So many matters are read at once: the statements cost more than what they read. Where they do not stay below what
     * history gives at once, they are halved.
     */
    private static final int PIECE = 120;

    private static final int MOST = 5_000;

    private static final ObjectType[] LOOKED_AT = {
        ObjectType.PAYMENT,
        ObjectType.ATTEMPT,
        ObjectType.REFUND,
        ObjectType.DISPUTE,
        ObjectType.EARLY_FRAUD_WARNING,
        ObjectType.CHECKOUT,
        ObjectType.INVOICE,
        ObjectType.SUBSCRIPTION,
        ObjectType.TICKET
    };

    private final History history;
    private final RecordStore records;
    private final SliceStore slices;
    private final Contacts contacts;
    private final CheckoutStore checkouts;
    private final CountSettings settings;
    private final StateStore state;

    Recount(
            History history,
            RecordStore records,
            SliceStore slices,
            Contacts contacts,
            CheckoutStore checkouts,
            CountSettings settings,
            StateStore state) {
        this.history = history;
        this.records = records;
        this.slices = slices;
        this.contacts = contacts;
        this.checkouts = checkouts;
        this.settings = settings;
        this.state = state;
    }

    /** What these subjects of the feed touch, and the checkouts of customers that are others than before. */
    Uni<Void> touched(Tx tx, Collection<UUID> subjects, Collection<UUID> customers) {
        return contacts.bound(tx, subjects)
                .chain(bound -> {
                    Set<UUID> all = new HashSet<>(subjects);
                    all.addAll(bound);
                    return records.touched(tx, all);
                })
                .chain(matters -> matters(tx, matters, customers));
    }

    /** Counts these matters for the first time, or by other formulas. */
    Uni<Void> first(Tx tx, List<UUID> matters) {
        return contacts.note(tx, matters).chain(() -> matters(tx, matters));
    }

    /** Counts anew what was counted with threads that are gone by other ways than the feed. */
    Uni<Void> parted(Tx tx) {
        return contacts.parted(tx)
                .chain(ids -> ids.isEmpty() ? Uni.createFrom().item(List.<UUID>of()) : records.touched(tx, ids))
                .chain(matters -> matters(tx, matters));
    }

    /** Counts these matters anew. */
    Uni<Void> matters(Tx tx, List<UUID> matters) {
        return matters(tx, matters, List.of());
    }

    private Uni<Void> matters(Tx tx, List<UUID> matters, Collection<UUID> customers) {
        Uni<Void> done = checkouts.count(tx, matters, customers);
        for (int from = 0; from < matters.size(); from += PIECE) {
            List<UUID> piece = matters.subList(from, Math.min(matters.size(), from + PIECE));
            done = done.chain(() -> piece(tx, piece));
        }
        return done;
    }

    private Uni<Void> piece(Tx tx, List<UUID> matters) {
        return history.ofMatters(tx, matters, LOOKED_AT).chain(objects -> history.entriesOfMatters(tx, matters)
                .chain(entries -> isCut(objects, entries) && matters.size() > 1
                        ? piece(tx, matters.subList(0, matters.size() / 2))
                                .chain(() -> piece(tx, matters.subList(matters.size() / 2, matters.size())))
                        : change(tx, matters, objects, entries)));
    }

    private static boolean isCut(List<ObjectRow> objects, List<EntryRow> entries) {
        return objects.size() >= MOST || entries.size() >= MOST;
    }

    private Uni<Void> change(Tx tx, List<UUID> matters, List<ObjectRow> objects, List<EntryRow> entries) {
        return standing(tx, matters, objects, entries)
                .chain(known -> live(tx, known).chain(live -> records.ofMatters(tx, matters)
                        .chain(before -> write(
                                tx,
                                before,
                                known.stream()
                                        .filter(one -> !live || !one.isTest())
                                        .flatMap(one -> Formulas.of(
                                                one, settings.hours().time())
                                                .stream())
                                        .toList()))));
    }

    /** Whether anything real is known by now, of these or of others. */
    private Uni<Boolean> live(Tx tx, List<Known> known) {
        return state.isLive(tx)
                .chain(live -> live || known.stream().noneMatch(Known::isLive)
                        ? Uni.createFrom().item(live)
                        : state.becameLive(tx).replaceWith(true));
    }

    private Uni<List<Known>> standing(Tx tx, List<UUID> matters, List<ObjectRow> objects, List<EntryRow> entries) {
        Map<UUID, List<ObjectRow>> objectsOf = objects.stream().collect(Collectors.groupingBy(ObjectRow::matterId));
        Map<UUID, List<EntryRow>> entriesOf = entries.stream().collect(Collectors.groupingBy(EntryRow::matterId));
        return contacts.of(tx, matters).chain(found -> contacts.besides(tx, matters)
                .chain(besides -> records.standing(tx, matters).map(standing -> standing.stream()
                        .map(one -> known(
                                one,
                                objectsOf.getOrDefault(one.matter(), List.of()),
                                entriesOf.getOrDefault(one.matter(), List.of()),
                                found,
                                besides))
                        .toList())));
    }

    private static Known known(
            RecordStore.Standing one,
            List<ObjectRow> objects,
            List<EntryRow> entries,
            List<Contact> contacts,
            List<Contact> besides) {
        Set<UUID> ids = objects.stream().map(ObjectRow::id).collect(Collectors.toSet());
        return new Known(
                one.matter(),
                one.source(),
                objects,
                entries,
                contacts.stream()
                        .filter(contact -> ids.contains(contact.payment()))
                        .toList(),
                besides.stream()
                        .filter(contact -> ids.contains(contact.ticket()))
                        .toList());
    }

    private Uni<Void> write(Tx tx, List<Counted> before, List<Counted> after) {
        Map<Counted.Key, Counted> wanted = new HashMap<>();
        after.forEach(one -> wanted.putIfAbsent(one.key(), one));
        List<Counted> gone = before.stream()
                .filter(one -> !one.equals(wanted.get(one.key())))
                .toList();
        Set<Counted> same = new HashSet<>(before);
        List<Counted> come = new ArrayList<>(
                wanted.values().stream().filter(one -> !same.contains(one)).toList());
        return records.delete(tx, gone)
                .chain(() -> records.insert(tx, come))
                .chain(() -> slices.add(tx, Slices.between(gone, come)));
    }
}
