package io.paythread.timeline;

import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import io.paythread.platform.money.MoneyView;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Counts what stands on a customer's timeline. */
@Singleton
class SummaryStore {
    /** Enough to look at; the timeline shows the rest. */
    private static final int NEWEST = 10;
    /** More open disputes or tickets than a summary can show. */
    private static final int MAX_OPEN = 50;

    private static final String TALLY =
            """
            select e.kind, e.currency, count(*) as count, sum(e.amount)::bigint as amount,
                max(e.occurred_at) as last_at, (array_agg(e.id order by e.occurred_at desc, e.tie desc, e.id desc))[1:%d] as ids
            from entry e
            where e.account_id = any($1) and e.kind = any($2)
            group by e.kind, e.currency
            order by e.kind, e.currency
            """
                    .formatted(NEWEST);

    private static final String LAST =
            """
            select %s, null::uuid as customer_id
            from entry e
            where e.account_id = any($1) and e.kind = any($2)
            order by e.occurred_at desc, e.tie desc, e.id desc
            limit 1
            """
                    .formatted(EntryRow.COLUMNS);

    private static final String OPEN =
            """
            select %s, null::uuid as customer_id
            from business_object o
            where o.account_id = any($1) and o.type = $2 and (o.status is null or not o.status = any($3))
            order by o.occurred_at desc, o.id desc
            limit $4
            """
                    .formatted(ObjectRow.COLUMNS);

    /** How many entries of a kind there are in one currency, or without money. */
    record Tally(String kind, Optional<MoneyView> sum, long count, Instant lastAt, List<UUID> newest) {
        private static Tally from(Row row) {
            return new Tally(
                    row.getString("kind"),
                    Amounts.of(row.getLong("amount"), row.getString("currency")),
                    row.getLong("count"),
                    row.getOffsetDateTime("last_at").toInstant(),
                    List.of(row.getArrayOfUUIDs("ids")));
        }
    }

    Uni<List<Tally>> tallies(Tx tx, Owner owner, Collection<Kind> kinds) {
        return tx.list(TALLY, Tally::from, owner.accountIds(), names(kinds));
    }

    Uni<Optional<EntryRow>> last(Tx tx, Owner owner, Collection<Kind> kinds) {
        return tx.first(LAST, EntryRow::from, owner.accountIds(), names(kinds));
    }

    /** Objects that no closing state has ended, newest first. */
    Uni<List<ObjectRow>> open(Tx tx, Owner owner, ObjectType type, Collection<String> closed) {
        return tx.list(
                OPEN, ObjectRow::from, owner.accountIds(), type.wireName(), closed.toArray(String[]::new), MAX_OPEN);
    }

    private static String[] names(Collection<Kind> kinds) {
        return kinds.stream().map(Kind::wireName).toArray(String[]::new);
    }
}
