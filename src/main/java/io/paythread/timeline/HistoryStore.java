package io.paythread.timeline;

import io.paythread.fact.ObjectType;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reads what belongs to a customer or a matter at once. */
@Singleton
class HistoryStore {
    private static final int MOST_ENTRIES = 5_000;

    /** Each account and type gives its newest by the index on them; the newest of those are the answer. */
    private static final String OF_CUSTOMER =
            """
            select %1$s, a.customer_id
            from account a
            cross join unnest($2::text[]) as wanted (type)
            cross join lateral (
                select %1$s
                from business_object o
                where o.account_id = a.id and o.type = wanted.type
                order by o.occurred_at desc, o.id desc
                limit $3) o
            where a.customer_id = $1
            order by o.occurred_at desc, o.id desc
            limit $3
            """
                    .formatted(ObjectRow.COLUMNS);

    private static final String OF_CUSTOMERS =
            """
            select %1$s, a.customer_id
            from account a
            cross join unnest($2::text[]) as wanted (type)
            cross join lateral (
                select %1$s
                from business_object o
                where o.account_id = a.id and o.type = wanted.type
                order by o.occurred_at desc, o.id desc
                limit $3) o
            where a.customer_id = any($1)
            order by o.occurred_at desc, o.id desc
            """
                    .formatted(ObjectRow.COLUMNS);

    private static final String AFTER =
            """
            select %s, a.customer_id
            from business_object o left join account a on a.id = o.account_id
            where o.id > $1 and o.type = any($2)
            order by o.id
            limit $3
            """
                    .formatted(ObjectRow.COLUMNS);

    private static final String IN_STATES =
            """
            select %s, a.customer_id
            from business_object o left join account a on a.id = o.account_id
            where o.type = $1 and o.status = any($2)
            order by o.occurred_at desc, o.id desc
            limit $3
            """
                    .formatted(ObjectRow.COLUMNS);

    private static final String ENTRIES_OF_MATTERS =
            """
            select %s, a.customer_id
            from entry e left join account a on a.id = e.account_id
            where e.matter_id = any($1)
            order by e.occurred_at, e.tie, e.id
            limit $2
            """
                    .formatted(EntryRow.COLUMNS);

    Uni<List<ObjectRow>> ofCustomer(Tx tx, UUID customer, int limit, ObjectType... types) {
        String[] names = Arrays.stream(types).map(ObjectType::wireName).toArray(String[]::new);
        return tx.list(OF_CUSTOMER, ObjectRow::from, customer, names, limit);
    }

    Uni<List<ObjectRow>> ofCustomers(Tx tx, Collection<UUID> customers, int limit, ObjectType... types) {
        String[] names = Arrays.stream(types).map(ObjectType::wireName).toArray(String[]::new);
        return tx.list(OF_CUSTOMERS, ObjectRow::from, customers.toArray(UUID[]::new), names, limit);
    }

    Uni<List<ObjectRow>> after(Tx tx, UUID id, int limit, ObjectType... types) {
        String[] names = Arrays.stream(types).map(ObjectType::wireName).toArray(String[]::new);
        return tx.list(AFTER, ObjectRow::from, id, names, limit);
    }

    Uni<List<ObjectRow>> inStates(Tx tx, ObjectType type, Collection<String> states, int limit) {
        return tx.list(IN_STATES, ObjectRow::from, type.wireName(), states.toArray(String[]::new), limit);
    }

    Uni<List<EntryRow>> entriesOfMatters(Tx tx, Collection<UUID> matters) {
        return tx.list(ENTRIES_OF_MATTERS, EntryRow::from, matters.toArray(UUID[]::new), MOST_ENTRIES);
    }
}
