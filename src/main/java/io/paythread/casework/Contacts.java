package io.paythread.casework;

import io.paythread.casework.Passage.Place;
import io.paythread.fact.ObjectType;
import io.paythread.platform.postgres.Tx;
import io.paythread.timeline.EntryRow;
import io.paythread.timeline.History;
import io.paythread.timeline.ObjectRow;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads whether people wrote before they disputed: by the tickets that are linked to the dispute or its payment. */
@Singleton
public class Contacts {
    private final History history;
    private final ThreadStore threads;
    private final Gathering gathering;
    private final ContactRule rule;

    Contacts(History history, ThreadStore threads, Gathering gathering, CaseworkConfig config) {
        this.history = history;
        this.threads = threads;
        this.gathering = gathering;
        this.rule = new ContactRule(RiskReading.hours(config), config.replyWithin());
    }

    /** Of each of these disputes, by its id. Asks the database a few times, and once more for each ticket found. */
    public Uni<Map<UUID, Contact>> ofDisputes(Tx tx, Collection<ObjectRow> disputes) {
        Set<UUID> matters = disputes.stream().map(ObjectRow::matterId).collect(Collectors.toSet());
        return history.ofMatters(tx, matters, ObjectType.PAYMENT, ObjectType.REFUND, ObjectType.DISPUTE)
                .chain(around -> threads.ofSubjects(
                                tx, around.stream().map(ObjectRow::id).toList())
                        .map(all -> all.stream()
                                .filter(thread -> thread.state().holds())
                                .toList())
                        .chain(held -> tickets(tx, held).map(asked -> contacts(disputes, around, held, asked))));
    }

    private Uni<Map<UUID, ContactRule.Asked>> tickets(Tx tx, List<CaseThread> held) {
        Set<UUID> ids = held.stream().map(CaseThread::ticketId).collect(Collectors.toSet());
        return history.objects(tx, ObjectType.TICKET, ids)
                .chain(tickets -> gathering.conversations(tx, tickets.values()).map(entries -> {
                    Map<UUID, ContactRule.Asked> asked = new HashMap<>();
                    tickets.forEach((id, ticket) ->
                            asked.put(id, asked(ticket, entries.getOrDefault(ticket.matterId(), List.of()))));
                    return asked;
                }));
    }

    private static ContactRule.Asked asked(ObjectRow ticket, List<EntryRow> entries) {
        return new ContactRule.Asked(
                ticket.id(),
                ticket.occurredAt(),
                entries.stream()
                        .filter(entry -> Passages.place(entry) == Place.STAFF)
                        .map(EntryRow::occurredAt)
                        .toList());
    }

    private Map<UUID, Contact> contacts(
            Collection<ObjectRow> disputes,
            List<ObjectRow> around,
            List<CaseThread> held,
            Map<UUID, ContactRule.Asked> asked) {
        Map<UUID, Contact> contacts = new HashMap<>();
        disputes.forEach(dispute -> contacts.put(
                dispute.id(),
                rule.evaluate(
                        dispute.occurredAt(),
                        ThreadAnnex.concerning(dispute, around, held).stream()
                                .map(CaseThread::ticketId)
                                .distinct()
                                .flatMap(ticket -> Stream.ofNullable(asked.get(ticket)))
                                .toList())));
        return contacts;
    }
}
