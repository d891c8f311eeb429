package io.paythread.ingest;

import io.paythread.platform.postgres.Conditions;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

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

    /** When the first event arrived that no worker has looked at; empty when there is none. */
    private static final String FIRST_WAITING =
            """
            select min(first.received_at)
              from projection_slot s
             cross join lateral (
                   select e.received_at from inbound_event e
                    where e.slot = s.slot and (e.xid, e.seq) > (s.cursor_xid, s.cursor_seq)
                    order by e.xid, e.seq
                    limit 1) first
            """;

    /** States that have a row of outcomes, and few. */
    private static final Set<InboundEventState> SET_ASIDE =
            EnumSet.of(InboundEventState.DEAD, InboundEventState.NEEDS_FETCH);

    private static final String ONE = STATED + " where e.id = $1";

    private static final String BODY = "select body from inbound_event where id = $1";

    private static final String PROVIDER =
            "select s.provider from inbound_event e join source s on s.id = e.source_id where e.id = $1";

    private static final String STATES =
            """
            select state, count(*)::int as events
              from (%s where e.id in (select id from inbound_event where source_id = $1 order by id desc limit $2)) latest
             group by state
            """
                    .formatted(STATED);

    /**
     * How late the provider delivers, and when it did last; over its latest events. Events that we asked for say nothing of
     * how it delivers. Out of order is what happened before something that had arrived already.
     */
    private static final String DELIVERY =
            """
            select max(received_at) as last_at,
                   percentile_cont(0.5) within group (order by late) as p50,
                   percentile_cont(0.95) within group (order by late) as p95,
                   count(*)::int as events,
                   (count(*) filter (where provider_time < before))::int as disordered,
                   (count(*) filter (where late > $3))::int as late_events,
                   coalesce(max(late), 0) as latest
              from (select received_at, provider_time,
                           extract(epoch from received_at - provider_time)::float8 as late,
                           max(provider_time) over (order by id rows between unbounded preceding and 1 preceding) as before
                      from (select id, received_at, provider_time from inbound_event
                             where source_id = $1 and origin = 'webhook' order by id desc limit $2) delivered) latest
            """;

    Uni<List<InboundEventRow>> page(Tx tx, InboundEventFilter filter, IdRange range, boolean backward, int rows) {
        Conditions where = new Conditions();
        where.and("e.id > ? and e.id < ?", range.above(), range.below());
        filter.source().ifPresent(source -> where.and("e.source_id = ?", source));
        filter.type().ifPresent(type -> where.and("e.type = ?", type));
        filter.reason().ifPresent(reason -> where.and("(t.superseded or o.reason = ?)", reason));
        filter.state()
                .filter(SET_ASIDE::contains)
                .ifPresent(state -> where.and(
                        "o.state = ? and o.inbound_id > ? and o.inbound_id < ?",
                        state.wireName(),
                        range.above(),
                        range.below()));
        String found = "select * from (" + STATED + " where true" + where.sql() + ") found where true";
        String states = filter.state()
                        .map(state -> " and state = " + where.parameter(state.wireName()))
                        .orElse("")
                + filter.reason()
                        .map(reason -> " and reason = " + where.parameter(reason))
                        .orElse("");
        String sql = found + states + " order by id " + (backward ? "asc" : "desc") + " limit " + where.parameter(rows);
        return tx.list(sql, InboundEventRow::from, where.parameters());
    }

    /** When the oldest event arrived that has not been looked at, by the clock of whoever took it. */
    Uni<Optional<Instant>> firstWaiting(Tx tx) {
        return tx.first(FIRST_WAITING, row -> Optional.ofNullable(row.getOffsetDateTime(0)))
                .map(found -> found.flatMap(time -> time).map(OffsetDateTime::toInstant));
    }

    Uni<Optional<InboundEventRow>> one(Tx tx, UUID id) {
        return tx.first(ONE, InboundEventRow::from, id);
    }

    /** The names of the provider's own ids stand at the adapter of this provider. */
    Uni<Optional<String>> provider(Tx tx, UUID id) {
        return tx.first(PROVIDER, row -> row.getString(0), id);
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

    /** @param lateSeconds from this delay on an event is late */
    Uni<Delivery> delivery(Tx tx, UUID source, int latest, double lateSeconds) {
        return tx.first(DELIVERY, Delivery::from, source, latest, lateSeconds).map(found -> found.orElseThrow());
    }

    /**
     * How a source's provider delivers.
     *
     * @param p50 seconds from the provider's time to our door
     * @param disordered how many of the events came after a later one
     * @param lateEvents how many came much too late
     * @param longest the longest delay, in seconds
     */
    record Delivery(
            Optional<Instant> lastAt,
            Optional<Double> p50,
            Optional<Double> p95,
            int events,
            int disordered,
            int lateEvents,
            double longest) {
        static Delivery from(Row row) {
            return new Delivery(
                    Optional.ofNullable(row.getOffsetDateTime("last_at")).map(OffsetDateTime::toInstant),
                    Optional.ofNullable(row.getDouble("p50")),
                    Optional.ofNullable(row.getDouble("p95")),
                    row.getInteger("events"),
                    row.getInteger("disordered"),
                    row.getInteger("late_events"),
                    row.getDouble("latest"));
        }

        double disorderedShare() {
            return events == 0 ? 0 : (double) disordered / events;
        }
    }
}
