package io.paythread.casework;

import io.paythread.fact.ObjectType;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Tx;
import io.paythread.timeline.EntryRow;
import io.paythread.timeline.History;
import io.paythread.timeline.ObjectRow;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what is known around tickets. */
@Singleton
class Gathering {
    /** Of one customer, the newest. Who pays more often than that is told by ids. */
    private static final int MOST = 300;

    private static final ObjectType[] SUBJECTS = {ObjectType.PAYMENT, ObjectType.REFUND, ObjectType.DISPUTE};
    private static final ObjectType[] AROUND = {
        ObjectType.PAYMENT,
        ObjectType.REFUND,
        ObjectType.DISPUTE,
        ObjectType.ATTEMPT,
        ObjectType.INVOICE,
        ObjectType.CHECKOUT,
        ObjectType.EARLY_FRAUD_WARNING
    };
    /** Invoices that are only announced belong to no payment's matter. */
    private static final ObjectType[] RENEWALS = {ObjectType.SUBSCRIPTION, ObjectType.INVOICE};

    private static final List<IdPrefix> OWN_IDS = List.of(
            IdPrefix.PAYMENT, IdPrefix.ATTEMPT, IdPrefix.REFUND, IdPrefix.DISPUTE, IdPrefix.INVOICE, IdPrefix.CHECKOUT);

    private final History history;
    private final MentionStore mentions;

    Gathering(History history, MentionStore mentions) {
        this.history = history;
        this.mentions = mentions;
    }

    /** Also remembers which ids the tickets quote. */
    Uni<Gathered> around(Tx tx, Collection<UUID> ids) {
        return history.objects(tx, ObjectType.TICKET, ids)
                .chain(tickets -> known(tx, tickets))
                .chain(known -> quoted(tx, ids, known).map(known::withQuoted));
    }

    /** Without what is not the customers'. */
    Uni<Gathered> known(Tx tx, Map<UUID, ObjectRow> tickets) {
        return conversations(tx, tickets.values()).chain(entries -> ofCustomers(tx, customers(tickets.values()))
                .map(ofCustomers -> new Gathered(tickets, entries, ofCustomers, List.of())));
    }

    private static Set<UUID> customers(Collection<ObjectRow> tickets) {
        return tickets.stream().flatMap(ticket -> ticket.customerId().stream()).collect(Collectors.toSet());
    }

    /** Each matter by itself: one long conversation must not cut off another. */
    Uni<Map<UUID, List<EntryRow>>> conversations(Tx tx, Collection<ObjectRow> tickets) {
        Map<UUID, List<EntryRow>> all = new HashMap<>();
        return each(
                        tickets.stream().map(ObjectRow::matterId).distinct().toList(),
                        matter -> history.entriesOfMatters(tx, List.of(matter)).invoke(rows -> all.put(matter, rows)))
                .replaceWith(all);
    }

    /** Everything of these customers that a ticket can be about, with what is around it. */
    Uni<Map<UUID, List<ObjectRow>>> ofCustomers(Tx tx, Collection<UUID> customers) {
        Map<UUID, List<ObjectRow>> all = new HashMap<>();
        return each(customers, customer -> history.ofCustomer(tx, customer, MOST, SUBJECTS)
                        .chain(rows -> history.ofMatters(tx, matters(rows), AROUND))
                        .chain(rows ->
                                history.ofCustomer(tx, customer, MOST, RENEWALS).map(more -> once(rows, more)))
                        .invoke(rows -> all.put(customer, rows)))
                .replaceWith(all);
    }

    private static List<ObjectRow> once(List<ObjectRow> rows, List<ObjectRow> more) {
        Map<UUID, ObjectRow> all = new LinkedHashMap<>();
        Stream.concat(rows.stream(), more.stream()).forEach(row -> all.putIfAbsent(row.id(), row));
        return List.copyOf(all.values());
    }

    private static <T> Uni<Void> each(Collection<UUID> ids, Function<UUID, Uni<T>> work) {
        return Multi.createFrom()
                .iterable(ids)
                .onItem()
                .transformToUniAndConcatenate(id -> work.apply(id).replaceWith(id))
                .collect()
                .asList()
                .replaceWithVoid();
    }

    /** A ticket that is gone quotes nothing any more. */
    private Uni<List<ObjectRow>> quoted(Tx tx, Collection<UUID> ids, Gathered known) {
        Map<UUID, Set<String>> quoted = new HashMap<>();
        ids.forEach(id -> quoted.put(id, Set.of()));
        known.tickets().forEach((id, ticket) -> quoted.put(id, Quoted.in(Passages.of(ticket, known.entries(ticket)))));
        Set<String> values = quoted.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
        Set<UUID> own = values.stream().flatMap(Gathering::ourId).collect(Collectors.toSet());
        return mentions.keep(tx, quoted)
                .chain(() -> mentions.matters(tx, values, own))
                .chain(matters -> history.ofMatters(tx, matters, AROUND));
    }

    private static Stream<UUID> ourId(String text) {
        return OWN_IDS.stream().flatMap(prefix -> PublicId.parse(prefix, text).stream());
    }

    private static Set<UUID> matters(List<ObjectRow> rows) {
        return rows.stream().map(ObjectRow::matterId).collect(Collectors.toSet());
    }

    /** The customer's own, and what the ticket names by id, each once. */
    static List<Subject> subjects(Gathered known, ObjectRow ticket, Set<String> quotedIds) {
        Optional<UUID> customer = ticket.customerId();
        List<Subject> subjects = new ArrayList<>(SubjectsOf.of(known.ofCustomer(ticket), customer));
        Set<UUID> seen = subjects.stream().map(Subject::id).collect(Collectors.toCollection(HashSet::new));
        SubjectsOf.of(known.quoted(), customer).stream()
                .filter(subject -> quotedIds.stream().map(Plain::of).anyMatch(subject.ids()::contains))
                .filter(subject -> seen.add(subject.id()))
                .forEach(subjects::add);
        return subjects;
    }
}
