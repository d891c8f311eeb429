package io.paythread.casework;

import io.paythread.dispute.TicketsAbout;
import io.paythread.fact.ObjectType;
import io.paythread.platform.postgres.Tx;
import io.paythread.timeline.History;
import io.paythread.timeline.ObjectRow;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tells evidence which tickets are about a payment: those with a thread that holds. */
@Singleton
class ThreadedTickets implements TicketsAbout {
    private final LinkedTickets linked;
    private final History history;

    ThreadedTickets(LinkedTickets linked, History history) {
        this.linked = linked;
        this.history = history;
    }

    /** Where no thread holds, nothing is known: not that there is no ticket. */
    @Override
    public Uni<Optional<List<UUID>>> matters(Tx tx, ObjectRow payment) {
        return linked.ofMatters(tx, List.of(payment.matterId()))
                .map(all -> all.stream()
                        .filter(one -> one.payment().equals(payment.id()))
                        .map(LinkedTickets.Linked::ticket)
                        .toList())
                .chain(tickets -> history.objects(tx, ObjectType.TICKET, tickets))
                .map(tickets -> tickets.values().stream()
                        .map(ObjectRow::matterId)
                        .distinct()
                        .sorted()
                        .toList())
                .map(matters -> matters.isEmpty() ? Optional.empty() : Optional.of(matters));
    }
}
