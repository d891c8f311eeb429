package io.paythread.projection;

import io.paythread.ingest.Bodies;
import io.paythread.ingest.spi.InboundEvent;
import io.paythread.ingest.spi.SplitEvent;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads the log of inbound events in commit order, below the horizon under which no transaction is open any more. */
@ApplicationScoped
class LogStore {
    /** Whether anything is suppressed is asked with each batch, in its snapshot: an erasure takes effect at once. */
    private static final String SELECT =
            """
            select e.xid::text as xid, e.seq, e.id, e.source_id, s.provider, e.reference, e.type, e.form, e.origin,
                e.provider_time, e.received_at, e.body, e.reduced_at is not null as reduced,
                (e.reduced_at is not null or e.condensed_at is not null) as condensed,
                e.twin is not null and exists (select 1 from inbound_event t
                    where t.source_id = e.source_id and t.reference = e.twin) as twin_known,
                (select exists (select 1 from suppression)) as suppressing
            from inbound_event e
            join source s on s.id = e.source_id
            """;

    private static final String NEXT = SELECT
            + """
            where e.slot = $1 and (e.xid, e.seq) > ($2::text::xid8, $3)
              and e.xid < pg_snapshot_xmin(pg_current_snapshot())
            order by e.xid, e.seq
            limit $4
            """;

    /** By id, which is by the time of arrival. Locked: somebody else may be taking something out of a body. */
    private static final String WHOLE = SELECT
            + """
            where e.id > $1 and e.id <= $2 and e.reduced_at is null
            order by e.id limit $3 for no key update of e
            """;

    private static final String UNCONDENSED = SELECT
            + """
            where e.id > $1 and e.id < $2 and e.reduced_at is null and e.condensed_at is null
            order by e.id limit $3 for no key update of e
            """;

    private static final String CONDENSE =
            """
            update inbound_event e set body = t.body, condensed_at = now()
            from unnest($1::uuid[], $2::bytea[]) as t(id, body)
            where e.id = t.id
            """;

    private static final String OF_MATTERS = SELECT
            + """
            where e.reduced_at is null
              and e.id in (select t.inbound_id from telling t where t.matter_id = any($1::uuid[]))
            """;

    /** Those that their slot's worker has looked at already. */
    private static final String SEEN = SELECT
            + """
            join projection_slot ps on ps.slot = e.slot and (e.xid, e.seq) <= (ps.cursor_xid, ps.cursor_seq)
            where e.id = any($1::uuid[])
            order by e.id
            """;

    /** What the live projection has looked at, behind another place. */
    private static final String DONE = SELECT
            + """
            where e.slot = $1 and (e.xid, e.seq) > ($2::text::xid8, $3)
              and (e.xid, e.seq) <= (select p.cursor_xid, p.cursor_seq from projection_slot p where p.slot = $1)
            order by e.xid, e.seq
            limit $4
            """;

    private static final String LATEST = "select id from inbound_event order by id desc limit 1";

    private static final String REDUCE =
            """
            update inbound_event e set body = t.body, reduced_at = now(), redactions = 0
            from unnest($1::uuid[], $2::bytea[]) as t(id, body)
            where e.id = t.id
            """;

    /** The address of an object to fetch names the object. */
    private static final String BLANK = "update inbound_outcome set detail = '' where inbound_id = any($1::uuid[])";

    /** The last four digits of a card are the person's. */
    private static final String FORGET_CARDS =
            "update card_redaction set last_four = null where object_id = any($1::uuid[])";

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

    /** Events that are not reduced yet, after one id and up to another. */
    Uni<List<LoggedEvent>> whole(Tx tx, UUID after, UUID until, int limit) {
        return tx.list(WHOLE, LogStore::from, after, until, limit);
    }

    /** Events that are not reduced yet and told of these matters. */
    Uni<List<LoggedEvent>> ofMatters(Tx tx, Collection<UUID> matters) {
        return tx.list(OF_MATTERS, LogStore::from, (Object) matters.toArray(UUID[]::new));
    }

    /** Of these events those that a worker has looked at, in the order of arrival; the others still have their turn. */
    Uni<List<LoggedEvent>> seen(Tx tx, Collection<UUID> events) {
        return tx.list(SEEN, LogStore::from, (Object) events.toArray(UUID[]::new));
    }

    /** The next events of a slot behind a place, as far as the live projection has come. */
    Uni<List<LoggedEvent>> done(Tx tx, short slot, Position after, int limit) {
        return tx.list(DONE, LogStore::from, slot, after.xid(), after.seq(), limit);
    }

    /** Events with their own bytes, after one id and before another. */
    Uni<List<LoggedEvent>> uncondensed(Tx tx, UUID after, UUID before, int limit) {
        return tx.list(UNCONDENSED, LogStore::from, after, before, limit);
    }

    /** Puts facts, packed, in the place of the bytes that told them. */
    Uni<Void> condense(Tx tx, Map<UUID, byte[]> bodies) {
        return bodies.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.query(CONDENSE, bodies.keySet().toArray(UUID[]::new), packed(bodies))
                        .replaceWithVoid();
    }

    /** The greatest id; empty for an empty log. */
    Uni<Optional<UUID>> latest(Tx tx) {
        return tx.query(LATEST).map(rows -> rows.stream().findFirst().map(row -> row.getUUID(0)));
    }

    /** Puts the reduced bodies, packed, in the place of the whole ones. */
    Uni<Void> reduce(Tx tx, Map<UUID, byte[]> bodies) {
        if (bodies.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        UUID[] ids = bodies.keySet().toArray(UUID[]::new);
        return tx.query(REDUCE, ids, packed(bodies))
                .chain(() -> tx.query(BLANK, (Object) ids))
                .chain(() -> tx.query(FORGET_CARDS, (Object) ids))
                .replaceWithVoid();
    }

    private static Buffer[] packed(Map<UUID, byte[]> bodies) {
        return bodies.values().stream().map(Bodies::pack).map(Buffer::buffer).toArray(Buffer[]::new);
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
                row.getBoolean("reduced"),
                row.getBoolean("condensed"),
                row.getBoolean("suppressing"),
                event);
    }

    /**
     * An event with its place in the log.
     *
     * @param twinKnown whether the same event is stored in its full form as well
     * @param reduced whether everything personal was taken out
     * @param condensed whether the body is facts, because the event's own bytes are gone
     * @param suppressing whether anything was erased that an event might bring back
     */
    record LoggedEvent(
            Position position,
            String provider,
            String origin,
            boolean twinKnown,
            boolean reduced,
            boolean condensed,
            boolean suppressing,
            InboundEvent event) {
        /** An event with its own bytes, where nothing was erased. */
        LoggedEvent(Position position, String provider, String origin, boolean twinKnown, InboundEvent event) {
            this(position, provider, origin, twinKnown, false, false, false, event);
        }
    }

    /**
     * How far the projection is behind.
     *
     * @param waiting stored events that are not projected yet, counted up to a bound for each slot
     * @param seconds age of the oldest of them
     */
    record Lag(long waiting, double seconds) {}
}
