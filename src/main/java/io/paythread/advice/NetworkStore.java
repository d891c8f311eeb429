package io.paythread.advice;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Items and counts of monitoring programmes, and how far the first count of all has come. */
@Singleton
class NetworkStore {
    private static final String STANDING =
            """
            select object_id, kind, matter_id, source_id, network, day, currency, amount, live
            from network_item where matter_id = any($1)
            union
            select object_id, kind, matter_id, source_id, network, day, currency, amount, live
            from network_item where object_id = any($2)
            """;

    private static final String REMOVE = "delete from network_item where object_id = $1 and kind = $2";

    private static final String ADD =
            """
            insert into network_item (object_id, kind, matter_id, source_id, network, day, currency, amount, live)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;

    private static final String COUNT =
            """
            insert into %1$s (network, kind, day, source_id, currency, items, amount)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (network, kind, day, source_id, currency) do update
            set items = %1$s.items + excluded.items, amount = %1$s.amount + excluded.amount
            """;

    private static final String COUNT_LIVE = COUNT.formatted("network_count");
    private static final String COUNT_TRIAL = COUNT.formatted("network_trial_count");

    /** What was only tried out counts while nothing real is known, anywhere. */
    static final String ANY_LIVE = "exists (select 1 from network_count where items > 0)";

    private static final String DAYS =
            """
            with counted as (
                select * from network_count where %1$s
                union all
                select * from network_trial_count where not %1$s)
            select kind, day, currency, sum(items)::bigint as items, sum(amount)::bigint as amount
            from counted
            where network = $1 and kind = any($2) and day >= $3 and day < $4 and ($5::uuid is null or source_id = $5)
            group by kind, day, currency
            order by day, kind, currency
            """
                    .formatted(ANY_LIVE);

    private static final String FILLED = "select last_id, done from network_fill for update";

    private static final String FILL = "update network_fill set last_id = $1, done = $2";

    /** Items of these matters, and of objects that have left their matter. */
    Uni<List<NetworkItem>> standing(Tx tx, Collection<UUID> matters, Collection<UUID> objects) {
        return tx.list(STANDING, NetworkStore::item, matters.toArray(UUID[]::new), objects.toArray(UUID[]::new));
    }

    Uni<Void> apply(Tx tx, ItemChanges changes) {
        List<Tuple> gone = changes.gone().stream()
                .map(item -> Tuple.of(item.object(), item.kind().wireName()))
                .toList();
        List<Tuple> added = changes.added().stream()
                .map(item -> Tuple.from(List.of(
                        item.object(),
                        item.kind().wireName(),
                        item.matter(),
                        item.source(),
                        item.network(),
                        item.day(),
                        item.currency(),
                        item.amount(),
                        item.live())))
                .toList();
        return tx.batch(REMOVE, gone)
                .chain(() -> tx.batch(ADD, added))
                .chain(() -> tx.batch(COUNT_LIVE, counts(changes, true)))
                .chain(() -> tx.batch(COUNT_TRIAL, counts(changes, false)))
                .replaceWithVoid();
    }

    private static List<Tuple> counts(ItemChanges changes, boolean live) {
        return changes.counts().entrySet().stream()
                .filter(count -> count.getKey().live() == live)
                .map(count -> Tuple.from(List.of(
                        count.getKey().network(),
                        count.getKey().kind().wireName(),
                        count.getKey().day(),
                        count.getKey().source(),
                        count.getKey().currency(),
                        count.getValue().items(),
                        count.getValue().amount())))
                .toList();
    }

    /** The counts of a network by day, from inclusive, to exclusive. */
    Uni<List<DayCount>> days(
            Tx tx, String network, Collection<ItemKind> kinds, LocalDate from, LocalDate to, Optional<UUID> source) {
        String[] names = kinds.stream().map(ItemKind::wireName).toArray(String[]::new);
        return tx.list(DAYS, NetworkStore::count, network, names, from, to, source.orElse(null));
    }

    /** Until which object everything was counted; empty once all were. Its own until the transaction ends. */
    Uni<Optional<UUID>> filledTo(Tx tx) {
        return tx.first(
                        FILLED,
                        row -> row.getBoolean("done")
                                ? Optional.<UUID>empty()
                                : Optional.of(Optional.ofNullable(row.getUUID("last_id"))
                                        .orElse(new UUID(0, 0))))
                .map(found -> found.orElse(Optional.empty()));
    }

    Uni<Void> filled(Tx tx, UUID last, boolean done) {
        return tx.update(FILL, last, done).replaceWithVoid();
    }

    static NetworkItem item(Row row) {
        return new NetworkItem(
                row.getUUID("object_id"),
                ItemKind.of(row.getString("kind")),
                row.getUUID("matter_id"),
                row.getUUID("source_id"),
                row.getString("network"),
                row.getLocalDate("day"),
                row.getString("currency"),
                row.getLong("amount"),
                row.getBoolean("live"));
    }

    private static DayCount count(Row row) {
        return new DayCount(
                ItemKind.of(row.getString("kind")),
                row.getLocalDate("day"),
                row.getString("currency"),
                row.getLong("items"),
                row.getLong("amount"));
    }
}
