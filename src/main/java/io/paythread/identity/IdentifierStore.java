package io.paythread.identity;

import static io.paythread.identity.Columns.flags;
import static io.paythread.identity.Columns.numbers;
import static io.paythread.identity.Columns.texts;
import static io.paythread.identity.Columns.times;
import static io.paythread.identity.Columns.uuids;

import io.paythread.fact.Identifier;
import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Rows of {@code account_identifier}. */
@Singleton
class IdentifierStore {
    /** Ascending keys: two transactions that wait for each other's values would otherwise deadlock. */
    private static final String LOCK_VALUES = "select count(pg_advisory_xact_lock(k)) from unnest($1::bigint[]) as k";

    /** What stands in these slots, and the cards of these accounts: a card suggests only where names agree. */
    private static final String STANDING =
            """
            select i.type, i.normalized
              from account_identifier i
              join unnest($1::uuid[], $2::text[]) as t (account_id, slot)
                on i.account_id = t.account_id and i.slot = t.slot
             where i.normalized is not null
            union
            select i.type, i.normalized from account_identifier i
             where i.account_id = any($3) and i.type = 'card' and i.normalized is not null
            """;

    private static final String OF_ACCOUNTS =
            """
            select i.account_id, a.source_id, i.slot, i.type, i.value, i.verified, i.removed, i.rank, i.step, i.told_at,
                   i.told_by
              from account_identifier i
              join account a on a.id = i.account_id
             where i.account_id = any($1)
             order by i.account_id, i.slot collate "C"
            """;

    private static final String PUT =
            """
            insert into account_identifier
                   (account_id, slot, type, value, normalized, verified, removed, rank, step, told_at, told_by)
            select t.account_id, t.slot, t.type, t.value, t.normalized, t.verified, t.removed, t.rank, t.step, t.told_at,
                   t.told_by
              from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[], $7::boolean[],
                          $8::integer[], $9::integer[], $10::timestamptz[], $11::text[])
                   as t (account_id, slot, type, value, normalized, verified, removed, rank, step, told_at, told_by)
             order by t.account_id, t.slot
            on conflict (account_id, slot) do update
               set type = excluded.type, value = excluded.value, normalized = excluded.normalized,
                   verified = excluded.verified, removed = excluded.removed, rank = excluded.rank,
                   step = excluded.step, told_at = excluded.told_at, told_by = excluded.told_by
            """;

    /** At most $3 holders of each value: with more it says nothing anyway. */
    private static final String HOLDERS =
            """
            select v.type, v.normalized, h.account_id, a.source_id, h.verified, n.names
              from unnest($1::text[], $2::text[]) as v (type, normalized)
             cross join lateral (
                select i.account_id, bool_or(i.verified) as verified
                  from account_identifier i
                 where i.type = v.type and i.normalized = v.normalized
                 group by i.account_id
                 order by i.account_id
                 limit $3
             ) as h
              join account a on a.id = h.account_id
             cross join lateral (
                select coalesce(array_agg(distinct m.normalized), '{}') as names
                  from account_identifier m
                 where m.account_id = h.account_id and m.type = 'name' and m.normalized is not null
             ) as n
            """;

    /** Keeps other transactions from giving or taking these values until this one ends. */
    Uni<Void> lockValues(Tx tx, Collection<SharedValue> values) {
        Long[] keys = values.stream()
                .map(IdentifierStore::lockKey)
                .distinct()
                .sorted()
                .toArray(Long[]::new);
        return keys.length == 0
                ? Uni.createFrom().voidItem()
                : tx.query(LOCK_VALUES, (Object) keys).replaceWithVoid();
    }

    /** The values that these tellings may take away or judge anew, as far as can be seen without a lock. */
    Uni<List<SharedValue>> standing(Tx tx, List<ToldIdentifier> told) {
        return tx.list(
                STANDING,
                IdentifierStore::value,
                uuids(told, ToldIdentifier::accountId),
                texts(told, ToldIdentifier::slot),
                told.stream()
                        .filter(one -> one.identifier().type() == Identifier.Type.NAME)
                        .map(ToldIdentifier::accountId)
                        .toArray(UUID[]::new));
    }

    Uni<List<ToldIdentifier>> ofAccounts(Tx tx, Collection<UUID> accountIds) {
        return tx.list(OF_ACCOUNTS, IdentifierStore::from, (Object) uuids(accountIds));
    }

    /** Puts each into its slot, over what stood there. */
    Uni<Integer> put(Tx tx, List<ToldIdentifier> told) {
        if (told.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        return tx.update(
                PUT,
                uuids(told, ToldIdentifier::accountId),
                texts(told, ToldIdentifier::slot),
                texts(told, row -> row.identifier().type().wireName()),
                texts(told, ToldIdentifier::value),
                texts(told, row -> row.normalized().orElse(null)),
                flags(told, row -> row.identifier().verified()),
                flags(told, row -> row.identifier().removed()),
                numbers(told, ToldIdentifier::rank),
                numbers(told, ToldIdentifier::step),
                times(told, ToldIdentifier::toldAt),
                texts(told, ToldIdentifier::toldBy));
    }

    /** Who holds each of these values, up to the limit. A value that nobody holds is not in the answer. */
    Uni<Map<SharedValue, List<Holder>>> holders(Tx tx, Collection<SharedValue> values, int limit) {
        return tx.query(
                        HOLDERS,
                        texts(values, value -> value.type().wireName()),
                        texts(values, SharedValue::normalized),
                        limit)
                .map(rows -> {
                    Map<SharedValue, List<Holder>> holders = new TreeMap<>();
                    rows.forEach(row -> holders.computeIfAbsent(value(row), value -> new ArrayList<>())
                            .add(holder(row)));
                    return holders;
                });
    }

    private static long lockKey(SharedValue value) {
        UUID key = Ids.derived("lock", value.type().wireName(), value.normalized());
        return key.getLeastSignificantBits();
    }

    private static SharedValue value(Row row) {
        return new SharedValue(type(row), row.getString("normalized"));
    }

    private static Holder holder(Row row) {
        return new Holder(
                row.getUUID("account_id"),
                row.getUUID("source_id"),
                row.getBoolean("verified"),
                Arrays.stream(row.getArrayOfStrings("names"))
                        .map(PersonName::ofNormalized)
                        .toList());
    }

    private static ToldIdentifier from(Row row) {
        return new ToldIdentifier(
                row.getUUID("account_id"),
                row.getUUID("source_id"),
                new Identifier(
                        row.getString("slot"),
                        type(row),
                        row.getString("value"),
                        row.getBoolean("verified"),
                        row.getBoolean("removed")),
                row.getShort("rank"),
                row.getOffsetDateTime("told_at").toInstant(),
                row.getShort("step"),
                row.getString("told_by"));
    }

    private static Identifier.Type type(Row row) {
        return Identifier.Type.valueOf(row.getString("type").toUpperCase(Locale.ROOT));
    }
}
