package io.paythread.ingest;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the log for people. Ids are time-ordered, so that the order of ids is the order of arrival. */
@Singleton
class InboundEventStore {
    /**
     * A row of outcomes speaks for itself. Without one, what lies behind its slot's cursor has been projected. A thin
     * event whose snapshot is there as well is superseded, whatever was thought of it before.
     */
    private static final String STATED =
            """
            select e.id, e.source_id, e.reference, e.type, e.form, e.origin, e.provider_time, e.received_at,
                   e.body_bytes, e.body_sha256, e.redactions,
                   case when t.superseded then 'ignored'
                        when o.state is not null then o.state
                        when (e.xid, e.seq) <= (s.cursor_xid, s.cursor_seq) then 'projected'
                        else 'pending' end as state,
                   case when t.superseded then 'superseded' else o.reason end as reason,
                   case when t.superseded then null else o.detail end as detail
              from inbound_event e
              join projection_slot s on s.slot = e.slot
              left join inbound_outcome o on o.inbound_id = e.id
             cross join lateral (
                   select e.twin is not null and exists (
                              select 1 from inbound_event w
                               where w.source_id = e.source_id and w.reference = e.twin) as superseded) t
            """;

    /** Above and below: bounds of the id, exclusive; nil and max where there are none. */
    private static final String PAGE =
            """
            select * from (%s
                  where e.id > $1 and e.id < $2
                    and ($3::uuid is null or e.source_id = $3)
                    and ($4::text is null or e.type = $4)
            ) found
             where ($5::text is null or state = $5)
             order by id %s
             limit $6
            """;

    private static final String NEWEST_FIRST = PAGE.formatted(STATED, "desc");
    private static final String OLDEST_FIRST = PAGE.formatted(STATED, "asc");

    private static final String ONE = STATED + " where e.id = $1";

    private static final String BODY = "select body from inbound_event where id = $1";

    private static final String STATES =
            """
            select state, count(*)::int as events
              from (%s where e.id in (select id from inbound_event where source_id = $1 order by id desc limit $2)) latest
             group by state
            """
                    .formatted(STATED);

    /**
     * How late the provider delivers, and when it did last; over the latest events that say when they happened.
     */
    private static final String DELIVERY =
            """
            select max(received_at) as last_at,
                   percentile_cont(0.5) within group (order by late) as p50,
                   percentile_cont(0.95) within group (order by late) as p95
              from (select received_at, extract(epoch from received_at - provider_time)::float8 as late
                      from inbound_event where source_id = $1 order by id desc limit $2) latest
            """;

    Uni<List<InboundEventRow>> page(Tx tx, InboundEventFilter filter, IdRange range, boolean backward, int rows) {
        return tx.list(
                backward ? OLDEST_FIRST : NEWEST_FIRST,
                InboundEventRow::from,
                range.above(),
                range.below(),
                orNull(filter.source()),
                orNull(filter.type()),
                orNull(filter.state().map(InboundEventState::wireName)),
                rows);
    }

    Uni<Optional<InboundEventRow>> one(Tx tx, UUID id) {
        return tx.first(ONE, InboundEventRow::from, id);
    }

    /** The bytes after redaction. */
    Uni<Optional<byte[]>> body(Tx tx, UUID id) {
        return tx.first(BODY, row -> Bodies.unpack(row.getBuffer(0).getBytes()), id);
    }

    /** How many of a source's latest events are in which state. */
    Uni<Map<String, Integer>> states(Tx tx, UUID source, int latest) {
        return tx.list(STATES, row -> Map.entry(row.getString(0), row.getInteger(1)), source, latest)
                .map(entries -> {
                    Map<String, Integer> counts = new HashMap<>();
                    entries.forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
                    return counts;
                });
    }

    Uni<Delivery> delivery(Tx tx, UUID source, int latest) {
        return tx.first(DELIVERY, Delivery::from, source, latest).map(found -> found.orElseThrow());
    }

    private static <T> @Nullable T orNull(Optional<T> value) {
        return value.orElse(null);
    }

    /** How a source's provider delivers. */
    record Delivery(Optional<Instant> lastAt, Optional<Double> p50, Optional<Double> p95) {
        static Delivery from(Row row) {
            return new Delivery(
                    Optional.ofNullable(row.getOffsetDateTime("last_at")).map(OffsetDateTime::toInstant),
                    Optional.ofNullable(row.getDouble("p50")),
                    Optional.ofNullable(row.getDouble("p95")));
        }
    }
}
