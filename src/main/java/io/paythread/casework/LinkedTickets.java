package io.paythread.casework;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Which tickets are about which payments: by threads that hold, to the payment itself, a refund of it or a dispute about
 * it. For packages above, that count them.
 */
@Singleton
public class LinkedTickets {
    private static final String HOLDS = "t.state in ('automatic', 'confirmed', 'made')";

    /** A matter has one payment nearly always; where it has several, the one that the refund or the dispute names first. */
    private static final String PAYMENT =
            """
            select p.id from business_object p
             where p.matter_id = s.matter_id and p.type = 'payment' and (s.type <> 'payment' or p.id = s.id)
             order by jsonb_exists(s.state -> 'about', 'payment:' || p.reference) desc, p.occurred_at, p.id
             limit 1""";

    private static final String OF_MATTERS =
            """
            select distinct p.id as payment, k.id as ticket, k.occurred_at
              from business_object s
              join case_thread t on t.subject_id = s.id and %s
              join business_object k on k.id = t.ticket_id
             cross join lateral (%s) p
             where s.matter_id = any($1)
             order by 1, 3, 2
            """
                    .formatted(HOLDS, PAYMENT);

    private static final String OF_THREADS =
            """
            select t.id, p.id as payment, t.ticket_id
              from case_thread t
              join business_object s on s.id = t.subject_id
             cross join lateral (%s) p
             where t.id = any($1) or t.ticket_id = any($1)
            """
                    .formatted(PAYMENT);

    private static final String OF_PAYMENT_MATTERS =
            """
            select t.id, p.id as payment, t.ticket_id
              from business_object s
              join case_thread t on t.subject_id = s.id
             cross join lateral (%s) p
             where s.matter_id = any($1)
            """
                    .formatted(PAYMENT);

    private static final String OF_TICKET_MATTERS =
            """
            select t.id, p.id as payment, t.ticket_id
              from business_object k
              join case_thread t on t.ticket_id = k.id and %s
              join business_object s on s.id = t.subject_id
             cross join lateral (%s) p
             where k.matter_id = any($1) and k.type = 'ticket'
            """
                    .formatted(HOLDS, PAYMENT);

    private static final String MATTERS = "select distinct matter_id from business_object where id = any($1)";

    /** A ticket about a payment. */
    public record Linked(UUID payment, UUID ticket, Instant openedAt) {}

    /** A thread and the payment that it leads to. */
    public record Threaded(UUID thread, UUID payment, UUID ticket) {}

    /** The tickets about payments of these matters. */
    public Uni<List<Linked>> ofMatters(Tx tx, Collection<UUID> matters) {
        return tx.list(
                OF_MATTERS,
                row -> new Linked(
                        row.getUUID("payment"),
                        row.getUUID("ticket"),
                        row.getOffsetDateTime("occurred_at").toInstant()),
                (Object) matters.toArray(UUID[]::new));
    }

    /** The tickets about these payments. */
    public Uni<List<Linked>> ofPayments(Tx tx, Collection<UUID> payments) {
        Set<UUID> wanted = Set.copyOf(payments);
        return tx.list(MATTERS, row -> row.getUUID(0), (Object) payments.toArray(UUID[]::new))
                .chain(matters -> ofMatters(tx, matters))
                .map(all -> all.stream()
                        .filter(one -> wanted.contains(one.payment()))
                        .toList());
    }

    /** Where these threads, and those of these tickets, lead, whether they hold or not; those that are gone do not. */
    public Uni<List<Threaded>> ofThreads(Tx tx, Collection<UUID> threadsOrTickets) {
        return tx.list(OF_THREADS, LinkedTickets::threaded, (Object) threadsOrTickets.toArray(UUID[]::new));
    }

    /** The threads that lead to payments of these matters, whether they hold or not. */
    public Uni<List<Threaded>> ofPaymentMatters(Tx tx, Collection<UUID> matters) {
        return tx.list(OF_PAYMENT_MATTERS, LinkedTickets::threaded, (Object) matters.toArray(UUID[]::new));
    }

    /** Where the threads of the tickets in these matters lead, those that hold. */
    public Uni<List<Threaded>> ofTicketMatters(Tx tx, Collection<UUID> matters) {
        return tx.list(OF_TICKET_MATTERS, LinkedTickets::threaded, (Object) matters.toArray(UUID[]::new));
    }

    private static Threaded threaded(Row row) {
        return new Threaded(row.getUUID("id"), row.getUUID("payment"), row.getUUID("ticket_id"));
    }
}
