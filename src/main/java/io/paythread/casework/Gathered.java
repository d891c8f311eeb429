package io.paythread.casework;

import io.paythread.timeline.EntryRow;
import io.paythread.timeline.ObjectRow;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What is known around some tickets.
 *
 * @param tickets by id; one that is gone is missing
 * @param entries of tickets, by matter
 * @param ofCustomers payments and what goes with them, by customer
 * @param quoted what tickets name by an id, whoever it belongs to
 */
record Gathered(
        Map<UUID, ObjectRow> tickets,
        Map<UUID, List<EntryRow>> entries,
        Map<UUID, List<ObjectRow>> ofCustomers,
        List<ObjectRow> quoted) {

    /** The same with what the tickets quote. */
    Gathered withQuoted(List<ObjectRow> named) {
        return new Gathered(tickets, entries, ofCustomers, named);
    }

    List<EntryRow> entries(ObjectRow ticket) {
        return entries.getOrDefault(ticket.matterId(), List.of());
    }

    List<ObjectRow> ofCustomer(ObjectRow ticket) {
        return ticket.customerId()
                .map(customer -> ofCustomers.getOrDefault(customer, List.of()))
                .orElse(List.of());
    }
}
