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

/**
 * Brings the records of matters in line with what is known of them now. Idempotent: where nothing changed nothing is
 * written. Matters that are no more lose their records.
 */
@Singleton
class Recount {
    /** So many matters are read at once; together they stay below what history gives at once. */
    private static final int PIECE = 40;

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
    private final StateStore state;

    Recount(History history, RecordStore records, SliceStore slices, Contacts contacts, StateStore state) {
        this.history = history;
        this.records = records;
        this.slices = slices;
        this.contacts = contacts;
        this.state = state;
    }

    /** What these subjects of the feed touch. */
    Uni<Void> touched(Tx tx, Collection<UUID> subjects) {
        return contacts.payments(tx, subjects)
                .chain(payments -> {
                    Set<UUID> all = new HashSet<>(subjects);
                    all.addAll(payments);
                    return records.touched(tx, all);
                })
                .chain(matters -> matters(tx, matters));
    }

    /** Counts these matters anew. */
    Uni<Void> matters(Tx tx, List<UUID> matters) {
        Uni<Void> done = Uni.createFrom().voidItem();
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
        return contacts.of(tx, matters)
                .chain(found -> records.standing(tx, matters).map(standing -> known(standing, objects, entries, found)))
                .chain(known -> live(tx, known).chain(live -> records.ofMatters(tx, matters)
                        .chain(before -> write(
                                tx,
                                before,
                                known.stream()
                                        .filter(one -> !live || !one.isTest())
                                        .flatMap(one -> Formulas.of(one).stream())
                                        .toList()))));
    }

    /** Whether anything real is known by now, of these or of others. */
    private Uni<Boolean> live(Tx tx, List<Known> known) {
        return state.isLive(tx)
                .chain(live -> live || known.stream().noneMatch(Known::isLive)
                        ? Uni.createFrom().item(live)
                        : state.becameLive(tx).replaceWith(true));
    }

    private static List<Known> known(
            List<RecordStore.Standing> standing,
            List<ObjectRow> objects,
            List<EntryRow> entries,
            List<Contact> contacts) {
        return standing.stream()
                .map(one -> {
                    List<ObjectRow> own = objects.stream()
                            .filter(object -> object.matterId().equals(one.matter()))
                            .toList();
                    Set<UUID> ids = new HashSet<>();
                    own.forEach(object -> ids.add(object.id()));
                    return new Known(
                            one.matter(),
                            one.source(),
                            own,
                            entries.stream()
                                    .filter(entry -> entry.matterId().equals(one.matter()))
                                    .toList(),
                            contacts.stream()
                                    .filter(contact -> ids.contains(contact.payment()))
                                    .toList());
                })
                .toList();
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
