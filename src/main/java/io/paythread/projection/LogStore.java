package io.paythread.projection;

import io.paythread.ingest.Bodies;
import io.paythread.ingest.spi.InboundEvent;
import io.paythread.ingest.spi.SplitEvent;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reads the log of inbound events in commit order, below the horizon under which no transaction is open any more. */
@ApplicationScoped
class LogStore {
    private static final String NEXT =
            """
            select e.xid::text as xid, e.seq, e.id, e.source_id, s.provider, e.reference, e.type, e.form, e.origin,
                e.provider_time, e.received_at, e.body,
                e.twin is not null and exists (select 1 from inbound_event t
                    where t.source_id = e.source_id and t.reference = e.twin) as twin_known
            from inbound_event e
            join source s on s.id = e.source_id
            where e.slot = $1 and (e.xid, e.seq) > ($2::text::xid8, $3)
              and e.xid < pg_snapshot_xmin(pg_current_snapshot())
            order by e.xid, e.seq
            limit $4
            """;

    private static final String LAG =
            """
            select count(*) as waiting,
                coalesce(extract(epoch from now() - min(e.received_at)), 0)::float8 as seconds
            from projection_slot s
            join lateral (
                select e.received_at from inbound_event e
                where e.slot = s.slot and (e.xid, e.seq) > (s.cursor_xid, s.cursor_seq)
                order by e.xid, e.seq
                limit $1
            ) e on true
            """;

    Uni<List<LoggedEvent>> next(Tx tx, short slot, Position after, int limit) {
        return tx.list(NEXT, LogStore::from, slot, after.xid(), after.seq(), limit);
    }

    Uni<Lag> lag(Tx tx, int mostPerSlot) {
        return tx.first(LAG, row -> new Lag(row.getLong("waiting"), row.getDouble("seconds")), mostPerSlot)
                .map(lag -> lag.orElse(new Lag(0, 0)));
    }

    private static LoggedEvent from(Row row) {
        OffsetDateTime providerTime = row.getOffsetDateTime("provider_time");
        UUID source = row.getUUID("source_id");
        InboundEvent event = new InboundEvent(
                row.getUUID("id"),
                source,
                row.getString("reference"),
                row.getString("type"),
                Optional.ofNullable(providerTime).map(OffsetDateTime::toInstant),
                row.getOffsetDateTime("received_at").toInstant(),
                SplitEvent.Form.valueOf(row.getString("form").toUpperCase(Locale.ROOT)),
                Bodies.unpack(row.getBuffer("body").getBytes()));
        return new LoggedEvent(
                new Position(row.getString("xid"), row.getLong("seq")),
                row.getString("provider"),
                row.getString("origin"),
                row.getBoolean("twin_known"),
                event);
    }

    /**
     * An event with its place in the log.
     *
     * @param twinKnown whether the same event is stored in its full form as well
     */
    record LoggedEvent(Position position, String provider, String origin, boolean twinKnown, InboundEvent event) {}

    /**
     * How far the projection is behind.
     *
     * @param waiting stored events that are not projected yet, counted up to a bound for each slot
     * @param seconds age of the oldest of them
     */
    record Lag(long waiting, double seconds) {}
}
