package io.paythread.casework;

import io.paythread.platform.feed.FeedRow;
import io.paythread.platform.postgres.Tx;
import io.paythread.timeline.Course.Stretch;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The scores of tickets, each for as long as it holds. */
@Singleton
class RiskStore {
    private static final Set<String> OF_PEOPLE = Set.of("early_fraud_warning.updated", "subscription.updated");
    /** Nobody has more tickets that still matter. */
    private static final int MOST_OF_ACCOUNT = 100;

    private static final String OF =
            "select ticket_id, from_at, until_at, score from ticket_risk where ticket_id = any($1) order by from_at";

    private static final String SCORES =
            "select ticket_id, score from ticket_risk where ticket_id = any($1) and from_at <= $2 and until_at > $2";

    private static final String DELETE = "delete from ticket_risk where ticket_id = any($1)";
    private static final String INSERT =
            "insert into ticket_risk (ticket_id, from_at, until_at, score) values ($1, $2, $3, $4)";

    private static final String TOUCHED =
            """
            select t.id as ticket_id
              from account a cross join lateral (
                   select o.id from business_object o where o.account_id = a.id and o.type = 'ticket'
                    order by o.occurred_at desc, o.id desc limit %d) t
             where a.customer_id = any($1)
             union
            select c.ticket_id from case_thread c where c.id = any($2)
             order by ticket_id
            """
                    .formatted(MOST_OF_ACCOUNT);

    Uni<Map<UUID, List<Stretch<Integer>>>> of(Tx tx, Collection<UUID> tickets) {
        return tx.query(OF, (Object) tickets.toArray(UUID[]::new)).map(rows -> {
            Map<UUID, List<Stretch<Integer>>> all = new HashMap<>();
            rows.forEach(row -> all.computeIfAbsent(row.getUUID("ticket_id"), none -> new ArrayList<>())
                    .add(stretch(row)));
            return all;
        });
    }

    /** At a moment. */
    Uni<Map<UUID, Integer>> scores(Tx tx, Collection<UUID> tickets, Instant at) {
        return tx.query(SCORES, tickets.toArray(UUID[]::new), at.atOffset(ZoneOffset.UTC))
                .map(rows -> {
                    Map<UUID, Integer> all = new HashMap<>();
                    rows.forEach(row -> all.put(row.getUUID("ticket_id"), row.getInteger("score")));
                    return all;
                });
    }

    /** Puts these in the place of all that these tickets have; a ticket that is not among them keeps nothing. */
    Uni<Void> replace(Tx tx, Collection<UUID> tickets, Map<UUID, List<Stretch<Integer>>> scores) {
        List<Tuple> rows = scores.entrySet().stream()
                .flatMap(ticket -> ticket.getValue().stream()
                        .map(stretch -> Tuple.of(
                                ticket.getKey(),
                                stretch.from().atOffset(ZoneOffset.UTC),
                                stretch.until().atOffset(ZoneOffset.UTC),
                                stretch.value().shortValue())))
                .toList();
        return tx.update(DELETE, (Object) tickets.toArray(UUID[]::new))
                .chain(() -> tx.batch(INSERT, rows))
                .replaceWithVoid();
    }

    /** The tickets whose risk a change may concern though no thread of theirs can change by it. */
    Uni<List<UUID>> touched(Tx tx, List<FeedRow> rows) {
        UUID[] customers = rows.stream()
                .filter(row -> OF_PEOPLE.contains(row.type()) && row.customer() != null)
                .map(FeedRow::customer)
                .collect(Collectors.toSet())
                .toArray(UUID[]::new);
        UUID[] threads = rows.stream()
                .filter(row -> row.type().equals(CaseworkFeed.THREAD_UPDATED.name()))
                .map(FeedRow::subject)
                .collect(Collectors.toSet())
                .toArray(UUID[]::new);
        return customers.length + threads.length == 0
                ? Uni.createFrom().item(List.of())
                : tx.list(TOUCHED, row -> row.getUUID("ticket_id"), customers, threads);
    }

    private static Stretch<Integer> stretch(Row row) {
        return new Stretch<>(
                row.getOffsetDateTime("from_at").toInstant(),
                row.getOffsetDateTime("until_at").toInstant(),
                row.getInteger("score"));
    }
}
