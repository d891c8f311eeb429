package io.paythread.checkout;

import io.paythread.platform.feed.FeedRow;
import io.paythread.platform.postgres.Tx;
import io.paythread.timeline.Course.Stretch;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What became of checkouts, each for as long as it holds. */
@Singleton
class ProgressStore {
    private static final Set<String> OF_PEOPLE = Set.of("checkout.updated", "customer.joined", "customer.split");
    private static final Set<String> OF_MATTERS = Set.of("checkout.updated", "payment.updated");

    private static final String OF =
            """
            select checkout_id, from_at, until_at, state from checkout_progress where checkout_id = any($1) order by from_at
            """;

    private static final String DELETE = "delete from checkout_progress where checkout_id = any($1)";
    private static final String INSERT =
            "insert into checkout_progress (checkout_id, from_at, until_at, state) values ($1, $2, $3, $4)";

    /** A checkout that is gone is named by the feed alone. */
    private static final String TOUCHED =
            """
            select c.id
              from account a cross join lateral (
                   select o.id from business_object o where o.account_id = a.id and o.type = 'checkout'
                    order by o.occurred_at desc, o.id desc limit %d) c
             where a.customer_id = any($1)
             union
            select c.id from business_object o join business_object c on c.matter_id = o.matter_id and c.type = 'checkout'
             where o.id = any($2)
             union
            select p.checkout_id from checkout_progress p where p.checkout_id = any($2)
             order by id
            """
                    .formatted(Visits.NEWEST);

    Uni<Map<UUID, List<Stretch<String>>>> of(Tx tx, Collection<UUID> checkouts) {
        return tx.query(OF, (Object) checkouts.toArray(UUID[]::new)).map(rows -> {
            Map<UUID, List<Stretch<String>>> all = new HashMap<>();
            rows.forEach(row -> all.computeIfAbsent(row.getUUID("checkout_id"), none -> new ArrayList<>())
                    .add(stretch(row)));
            return all;
        });
    }

    /** Puts these in the place of all that these checkouts have; one that is not among them keeps nothing. */
    Uni<Void> replace(Tx tx, Collection<UUID> checkouts, Map<UUID, List<Stretch<String>>> states) {
        List<Tuple> rows = states.entrySet().stream()
                .flatMap(checkout -> checkout.getValue().stream()
                        .map(stretch -> Tuple.of(
                                checkout.getKey(),
                                stretch.from().atOffset(ZoneOffset.UTC),
                                stretch.until().atOffset(ZoneOffset.UTC),
                                stretch.value())))
                .toList();
        return tx.update(DELETE, (Object) checkouts.toArray(UUID[]::new))
                .chain(() -> tx.batch(INSERT, rows))
                .replaceWithVoid();
    }

    /** The checkouts of which something else may have become by these changes. */
    Uni<List<UUID>> touched(Tx tx, List<FeedRow> rows) {
        UUID[] customers = rows.stream()
                .filter(row -> OF_PEOPLE.contains(row.type()) && row.customer() != null)
                .map(FeedRow::customer)
                .collect(Collectors.toSet())
                .toArray(UUID[]::new);
        UUID[] objects = rows.stream()
                .filter(row -> OF_MATTERS.contains(row.type()))
                .map(FeedRow::subject)
                .collect(Collectors.toSet())
                .toArray(UUID[]::new);
        return customers.length + objects.length == 0
                ? Uni.createFrom().item(List.of())
                : tx.list(TOUCHED, row -> row.getUUID(0), customers, objects);
    }

    private static Stretch<String> stretch(Row row) {
        return new Stretch<>(
                row.getOffsetDateTime("from_at").toInstant(),
                row.getOffsetDateTime("until_at").toInstant(),
                row.getString("state"));
    }
}
