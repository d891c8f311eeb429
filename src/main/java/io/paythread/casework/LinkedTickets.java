package io.paythread.casework;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
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
            select t.id, p.id as payment
              from case_thread t
              join business_object s on s.id = t.subject_id
             cross join lateral (%s) p
             where t.id = any($1)
            """
                    .formatted(PAYMENT);

    /** A ticket about a payment. */
    public record Linked(UUID payment, UUID ticket, Instant openedAt) {}

    /** A thread, whether it holds or not, and the payment that it leads to. */
    public record Threaded(UUID thread, UUID payment) {}

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

    /** Where these threads lead; those that are gone lead nowhere. */
    public Uni<List<Threaded>> ofThreads(Tx tx, Collection<UUID> threads) {
        return tx.list(OF_THREADS, row -> new Threaded(row.getUUID("id"), row.getUUID("payment")), (Object)
                threads.toArray(UUID[]::new));
    }
}
