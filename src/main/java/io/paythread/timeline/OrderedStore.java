package io.paythread.timeline;

import io.paythread.platform.postgres.Conditions;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads lists of objects in an order of their own. */
@Singleton
class OrderedStore {
    /** The type is a constant here, so that an index on one type is seen to fit. */
    private static final String PAGE =
            """
            select %1$s, a.customer_id, (%2$s)::text as list_key
            from business_object o %3$s left join account a on a.id = o.account_id
            where o.type = '%4$s'%5$s
            order by %2$s %6$s, %7$s %6$s
            limit %8$s
            """;

    Uni<List<Placed>> page(Tx tx, ObjectFilter filter, ListOrder order, Optional<Owner> owner, Span span) {
        Conditions conditions = new Conditions();
        boolean ascending = order.ascending() != span.backward();
        order.where()
                .forEach(where -> conditions.and(where.sql(), where.values().toArray()));
        span.beyond().ifPresent(words -> beyond(conditions, order, ascending, words));
        between(conditions, filter);
        owner.ifPresent(of -> conditions.and("o.account_id = any(?)", (Object) of.accountIds()));
        filter.status().ifPresent(status -> conditions.and("o.status = ?", status));
        filter.source().ifPresent(source -> conditions.and("o.source_id = ?", source));
        filter.more().forEach(more -> conditions.and(more.sql(), more.values().toArray()));
        String sql = PAGE.formatted(
                ObjectRow.COLUMNS,
                order.key(),
                order.join(),
                filter.type().wireName(),
                conditions.sql(),
                ascending ? "asc" : "desc",
                order.id(),
                conditions.parameter(span.rows()));
        return tx.list(sql, OrderedStore::placed, conditions.parameters());
    }

    private static void beyond(Conditions conditions, ListOrder order, boolean ascending, List<String> words) {
        conditions.and(
                "(%s, %s) %s (?::text::%s, ?)".formatted(order.key(), order.id(), ascending ? ">" : "<", order.type()),
                words.get(0),
                UUID.fromString(words.get(1)));
    }

    private static void between(Conditions conditions, ObjectFilter filter) {
        if (!filter.after().equals(ObjectKey.FIRST)) {
            conditions.and(
                    "(o.occurred_at, o.id) > (?, ?)",
                    filter.after().time(),
                    filter.after().id());
        }
        if (!filter.before().equals(ObjectKey.LAST)) {
            conditions.and(
                    "(o.occurred_at, o.id) < (?, ?)",
                    filter.before().time(),
                    filter.before().id());
        }
    }

    private static Placed placed(Row row) {
        ObjectRow object = ObjectRow.from(row);
        return new Placed(object, List.of(row.getString("list_key"), object.id().toString()));
    }
}
