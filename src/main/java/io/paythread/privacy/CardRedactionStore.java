package io.paythread.privacy;

import io.paythread.platform.page.LatestFirst;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Conditions;
import io.paythread.platform.postgres.Tx;
import io.paythread.privacy.CardRedactionParameters.Filter;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Reads {@code card_redaction} for people, latest first. A receipt names an event, or the account that an event told of;
 * the source is theirs, and nobody's where an erasure took the account.
 */
@Singleton
class CardRedactionStore {
    private static final LatestFirst<Long> ORDER = LatestFirst.byNumber("c.found_at", "c.id");

    private static final String LIST =
            """
            select c.id, c.object_type, c.object_id, c.found_at, c.found_by, c.place, c.rule, c.brand, c.last_four,
                   c.pieces, c.rules_version, coalesce(e.source_id, a.source_id) as source_id
              from card_redaction c
              left join inbound_event e on e.id = c.object_id
              left join account a on a.id = c.object_id
             where true""";

    Uni<Page<CardRedaction>> list(Tx tx, Filter filter, PageRequest page) {
        Conditions where = new Conditions();
        filter.source().ifPresent(source -> where.and("coalesce(e.source_id, a.source_id) = ?", source));
        filter.rule().ifPresent(rule -> where.and("c.rule = ?", rule));
        filter.from().ifPresent(from -> where.and("c.found_at >= ?", utc(from)));
        filter.to().ifPresent(to -> where.and("c.found_at < ?", utc(to)));
        String end = ORDER.page(page, where);
        return tx.list(LIST + where.sql() + end, CardRedactionStore::from, where.parameters())
                .map(rows -> page.cut(rows, row -> ORDER.words(row.foundAt(), row.number())));
    }

    private static CardRedaction from(Row row) {
        return new CardRedaction(
                row.getLong("id"),
                row.getString("object_type"),
                row.getUUID("object_id"),
                Optional.ofNullable(row.getUUID("source_id")),
                row.getOffsetDateTime("found_at").toInstant(),
                row.getString("found_by"),
                row.getString("place"),
                row.getString("rule"),
                row.getString("brand"),
                row.getString("last_four"),
                row.getInteger("pieces"),
                row.getString("rules_version"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
