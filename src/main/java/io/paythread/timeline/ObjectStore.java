package io.paythread.timeline;

import io.paythread.fact.ObjectType;
import io.paythread.platform.postgres.Conditions;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads the present states of objects. */
@Singleton
class ObjectStore {
    private static final String ASCENDING = "o.occurred_at, o.id";
    private static final String DESCENDING = "o.occurred_at desc, o.id desc";
    /** A matter has a handful of objects; a subscription that was tried for years has hundreds. */
    private static final int MAX_OF_MATTERS = 5_000;

    private static final int MORE_FOR_EACH = 20;

    private static final String OF_TYPE =
            """
            select %1$s, a.customer_id
            from business_object o left join account a on a.id = o.account_id
            where o.type = %5$s%2$s
            order by %3$s
            limit %4$s
            """;

    private static final String OF_ACCOUNTS =
            """
            select %1$s, a.customer_id
            from account a cross join lateral (
                select %1$s
                from business_object o
                where o.account_id = a.id and o.type = %5$s%2$s
                order by %3$s
                limit %4$s) o
            where a.id = any(%6$s)
            order by %3$s
            limit %4$s
            """;

    private static final String ONE =
            """
            select %s, a.customer_id
            from business_object o left join account a on a.id = o.account_id
            where o.id = $1 and o.type = $2
            """
                    .formatted(ObjectRow.COLUMNS);

    /** A charge is a payment by itself until the payment that it is an attempt of becomes known; its id keeps working. */
    private static final String FORMER_PAYMENT =
            """
            select %s, a.customer_id
            from matter_reference r
            join business_object o on o.matter_id = r.matter_id
            left join account a on a.id = o.account_id
            where r.object_id = $1 and r.reference like 'payment:%%' and o.type = 'payment'
            order by jsonb_exists(o.state -> 'about', 'attempt' || substr(r.reference, strpos(r.reference, ':'))) desc,
                o.occurred_at, o.id
            limit 1
            """
                    .formatted(ObjectRow.COLUMNS);

    private static final String SOME =
            """
            select o.id as asked, %s, a.customer_id
            from business_object o left join account a on a.id = o.account_id
            where o.id = any($1) and o.type = $2
            """
                    .formatted(ObjectRow.COLUMNS);

    private static final String FORMER_PAYMENTS =
            """
            select distinct on (r.object_id) r.object_id as asked, %s, a.customer_id
            from matter_reference r
            join business_object o on o.matter_id = r.matter_id
            left join account a on a.id = o.account_id
            where r.object_id = any($1) and r.reference like 'payment:%%' and o.type = 'payment'
            order by r.object_id,
                jsonb_exists(o.state -> 'about', 'attempt' || substr(r.reference, strpos(r.reference, ':'))) desc,
                o.occurred_at, o.id
            """
                    .formatted(ObjectRow.COLUMNS);

    private static final String OF_MATTERS =
            """
            select %s, a.customer_id
            from business_object o left join account a on a.id = o.account_id
            where o.matter_id = any($1) and o.type = any($2)
            order by o.occurred_at, o.id
            limit $3
            """
                    .formatted(ObjectRow.COLUMNS);

    /** In the order of time. */
    Uni<List<Placed>> page(Tx tx, ObjectFilter filter, Optional<Owner> owner, Span span) {
        Conditions conditions = new Conditions();
        String sql = sql(conditions, filter, owner, span);
        return tx.list(sql, row -> Placed.byTime(ObjectRow.from(row)), conditions.parameters());
    }

    /** How many there are, up to a number. */
    Uni<Long> count(Tx tx, ObjectFilter filter, Optional<Owner> owner, int most) {
        Conditions conditions = new Conditions();
        String sql = "select count(*) from (" + sql(conditions, filter, owner, Span.first(most)) + ") counted";
        return tx.first(sql, row -> row.getLong(0), conditions.parameters()).map(Optional::orElseThrow);
    }

    private static String sql(Conditions conditions, ObjectFilter filter, Optional<Owner> owner, Span span) {
        Optional<ObjectKey> from = span.beyond().map(ObjectKey::ofWords);
        boolean ascending = filter.ascending() != span.backward();
        between(conditions, ascending ? from.orElse(filter.after()) : filter.after(), filter, ascending, from);
        filter.status().ifPresent(status -> conditions.and("o.status = ?", status));
        filter.source().ifPresent(source -> conditions.and("o.source_id = ?", source));
        filter.more().forEach(more -> conditions.and(more.sql(), more.values().toArray()));
        String limit = conditions.parameter(span.rows());
        String type = conditions.parameter(filter.type().wireName());
        String order = ascending ? ASCENDING : DESCENDING;
        return owner.isPresent()
                ? OF_ACCOUNTS.formatted(
                        ObjectRow.COLUMNS,
                        conditions.sql(),
                        order,
                        limit,
                        type,
                        conditions.parameter(owner.get().accountIds()))
                : OF_TYPE.formatted(ObjectRow.COLUMNS, conditions.sql(), order, limit, type);
    }

    private static void between(
            Conditions conditions, ObjectKey after, ObjectFilter filter, boolean ascending, Optional<ObjectKey> from) {
        ObjectKey before = ascending ? filter.before() : from.orElse(filter.before());
        conditions.and("(o.occurred_at, o.id) > (?, ?)", after.time(), after.id());
        conditions.and("(o.occurred_at, o.id) < (?, ?)", before.time(), before.id());
    }

    /** The object of this id, or the payment that the id stands for since more is known. */
    Uni<Optional<ObjectRow>> one(Tx tx, ObjectType type, UUID id) {
        return tx.first(ONE, ObjectRow::from, id, type.wireName())
                .chain(found -> found.isPresent() || type != ObjectType.PAYMENT
                        ? Uni.createFrom().item(found)
                        : tx.first(FORMER_PAYMENT, ObjectRow::from, id));
    }

    /** The objects of these ids, and the payments that ids stand for since more is known. */
    Uni<Map<UUID, ObjectRow>> some(Tx tx, ObjectType type, Collection<UUID> ids) {
        return tx.query(SOME, ids.toArray(UUID[]::new), type.wireName())
                .map(ObjectStore::byAsked)
                .chain(found -> {
                    UUID[] missing =
                            ids.stream().filter(id -> !found.containsKey(id)).toArray(UUID[]::new);
                    return type != ObjectType.PAYMENT || missing.length == 0
                            ? Uni.createFrom().item(found)
                            : tx.query(FORMER_PAYMENTS, (Object) missing)
                                    .map(ObjectStore::byAsked)
                                    .map(former -> {
                                        former.putAll(found);
                                        return former;
                                    });
                });
    }

    private static Map<UUID, ObjectRow> byAsked(RowSet<Row> rows) {
        Map<UUID, ObjectRow> objects = new HashMap<>();
        rows.forEach(row -> objects.put(row.getUUID("asked"), ObjectRow.from(row)));
        return objects;
    }

    /** All objects of these types in these matters, oldest first. */
    Uni<List<ObjectRow>> ofMatters(Tx tx, Collection<UUID> matters, ObjectType... types) {
        if (matters.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        String[] names = Arrays.stream(types).map(ObjectType::wireName).toArray(String[]::new);
        int most = MAX_OF_MATTERS + MORE_FOR_EACH * matters.size();
        return tx.list(OF_MATTERS, ObjectRow::from, matters.toArray(UUID[]::new), names, most);
    }
}
