package io.paythread.casework;

import io.paythread.platform.feed.FeedRow;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Says which tickets have to be looked at again because of changes. */
@Singleton
class Reach {
    private static final Set<String> OF_SUBJECTS =
            Set.of("payment.updated", "refund.updated", "dispute.updated", "invoice.updated", "checkout.updated");

    private static final Set<String> OF_PEOPLE = Set.of("customer.joined", "customer.split");

    /** Nobody has more tickets that still matter. */
    private static final int MOST_OF_ACCOUNT = 100;

    private static final String TICKETS =
            """
            with moved as materialized (select distinct o.matter_id from business_object o where o.id = any($2))
            select t.id
              from account a cross join lateral (
                   select o.id from business_object o where o.account_id = a.id and o.type = 'ticket'
                    order by o.occurred_at desc, o.id desc limit %d) t
             where a.customer_id = any($1)
             union
            select o.id from entry e join business_object o on o.matter_id = e.matter_id and o.type = 'ticket'
             where e.id = any($3)
             union
            select unnest($4::uuid[])
             union
            select m.ticket_id
              from moved join matter_reference r on r.matter_id = moved.matter_id
              join case_mention m on m.value = substr(r.reference, strpos(r.reference, ':') + 1)
             union
            select c.ticket_id from case_thread c where c.subject_id = any($2)
            """
                    .formatted(MOST_OF_ACCOUNT);

    /** In the order of their ids, each once. */
    Uni<List<UUID>> tickets(Tx tx, List<FeedRow> rows) {
        Set<UUID> customers = new HashSet<>();
        Set<UUID> subjects = new HashSet<>();
        Set<UUID> entries = new HashSet<>();
        Set<UUID> tickets = new HashSet<>();
        for (FeedRow row : rows) {
            boolean ofSubject = OF_SUBJECTS.contains(row.type());
            if (row.customer() != null && (ofSubject || OF_PEOPLE.contains(row.type()))) {
                customers.add(row.customer());
            }
            if (ofSubject) {
                subjects.add(row.subject());
            } else if (row.type().startsWith("entry.")) {
                entries.add(row.subject());
            } else if (row.type().equals("ticket.updated")) {
                tickets.add(row.subject());
            }
        }
        return customers.isEmpty() && subjects.isEmpty() && entries.isEmpty() && tickets.isEmpty()
                ? Uni.createFrom().item(List.of())
                : tx.list(
                                TICKETS,
                                row -> row.getUUID(0),
                                array(customers),
                                array(subjects),
                                array(entries),
                                array(tickets))
                        .map(found -> found.stream().distinct().sorted().toList());
    }

    private static UUID[] array(Set<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
