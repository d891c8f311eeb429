package io.paythread.audit;

import io.paythread.platform.page.LatestFirst;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Conditions;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads {@code audit_event} for people, latest first. */
@Singleton
class AuditEventStore {
    private static final LatestFirst<Long> ORDER = LatestFirst.byNumber("e.recorded_at", "e.seq");

    private static final String LIST = "select " + AuditRow.COLUMNS
            + """
            , s.position, s.hash
              from audit_event e
              left join audit_seal s on s.event_seq = e.seq
             where true""";

    Uni<Page<SealedRow>> list(Tx tx, AuditFilter filter, PageRequest page) {
        Conditions where = new Conditions();
        filter.actor().ifPresent(actor -> where.and("e.actor = ?", actor));
        filter.action().ifPresent(action -> where.and("e.action = ?", action));
        filter.target().ifPresent(target -> where.and("e.object_id = ?", target));
        filter.from().ifPresent(from -> where.and("e.recorded_at >= ?", utc(from)));
        filter.to().ifPresent(to -> where.and("e.recorded_at < ?", utc(to)));
        String end = ORDER.page(page, where);
        return tx.list(LIST + where.sql() + end, AuditEventStore::from, where.parameters())
                .map(rows -> page.cut(
                        rows,
                        row -> ORDER.words(row.row().recordedAt(), row.row().number())));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static SealedRow from(Row row) {
        Optional<Long> position = Optional.ofNullable(row.getLong("position"));
        return new SealedRow(
                AuditRow.from(row),
                position.map(place -> ChainHead.of(place, row.getBuffer("hash").getBytes())));
    }
}
