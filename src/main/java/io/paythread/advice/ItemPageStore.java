package io.paythread.advice;

import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Conditions;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lists what programmes count, the newest day first. */
@Singleton
class ItemPageStore {
    private static final String PAGE =
            """
            select object_id, kind, matter_id, source_id, network, day, currency, amount, live
            from network_item
            where live = %1$s%2$s
            order by day %3$s, object_id %3$s, kind %3$s
            limit %4$s
            """;

    Uni<List<NetworkItem>> page(Tx tx, ItemQuery query, PageRequest request) {
        return page(tx, query, request.keys(), request.backward(), request.rowsToRead());
    }

    Uni<List<NetworkItem>> page(Tx tx, ItemQuery query, Optional<List<String>> keys, boolean backward, int rows) {
        Conditions where = new Conditions();
        where.and("network = ?", query.network());
        where.and("kind = any(?)", (Object)
                query.kinds().stream().map(ItemKind::wireName).toArray(String[]::new));
        where.and("day >= ?", query.from());
        where.and("day < ?", query.to());
        query.source().ifPresent(source -> where.and("source_id = ?", source));
        keys.ifPresent(words -> where.and(
                "(day, object_id, kind) " + (backward ? ">" : "<") + " (?, ?, ?)",
                LocalDate.parse(words.get(0)),
                UUID.fromString(words.get(1)),
                words.get(2)));
        String sql =
                PAGE.formatted(NetworkStore.ANY_LIVE, where.sql(), backward ? "asc" : "desc", where.parameter(rows));
        return tx.list(sql, NetworkStore::item, where.parameters());
    }

    /** What a cursor keeps of an item. */
    static List<String> words(NetworkItem item) {
        return List.of(
                item.day().toString(), item.object().toString(), item.kind().wireName());
    }
}
