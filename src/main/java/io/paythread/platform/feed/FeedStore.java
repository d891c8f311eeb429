package io.paythread.platform.feed;

import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows of the feed. */
@Singleton
public class FeedStore {
    /** A filter that few rows pass looks at so many for one page; the page then says where to go on. */
    static final int MOST_LOOKED_AT = 10_000;

    private static final String APPEND =
            """
            insert into feed_entry (id, type, subject, customer_id, revision, source_id, recorded_at)
            select id, type, subject, customer_id, revision, source_id, $7
              from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::bigint[], $6::uuid[])
                   with ordinality as t (id, type, subject, customer_id, revision, source_id, place)
             order by place
            """;

    /** The horizon is of the same snapshot as the rows. */
    private static final String AFTER =
            """
            with horizon as materialized (
                select oldest as xmin, exists (select 1 from feed_entry e where e.xid >= oldest) as near
                  from pg_snapshot_xmin(pg_current_snapshot()) as oldest)
            select h.xmin::text::bigint as xmin, h.near, f.xid::text::bigint as xid, f.seq, f.id, f.type, f.subject,
                   f.customer_id, f.revision, f.source_id, f.recorded_at
              from horizon h left join lateral (
                   select * from feed_entry e
                    where (e.xid, e.seq) > ($1::text::xid8, $2) and e.xid < h.xmin%s
                    order by e.xid, e.seq limit $3) f on true
             order by f.xid, f.seq
            """;

    private static final String AFTER_OF_ALL = AFTER.formatted("");
    private static final String AFTER_OF_CUSTOMER = AFTER.formatted(" and e.customer_id = $4");

    /** The log's file name begins with the timeline, which a new one begins with at every restore and promotion. */
    private static final String STATE =
            """
            select (select system_identifier from pg_control_system()) || ':'
                       || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) as epoch,
                   s.floor_xid::text::bigint as xid, s.floor_seq as seq,
                   pg_snapshot_xmin(pg_current_snapshot())::text::bigint as xmin
              from feed_state s
            """;

    private static final String EXPIRE =
            """
            with first as materialized (
                select xid, seq, recorded_at < $1 as old from feed_entry
                 where xid < pg_snapshot_xmin(pg_current_snapshot())
                 order by xid, seq limit $2
            ), bound as (
                select xid, seq from first f
                 where old and not exists (select from first y where not y.old and (y.xid, y.seq) < (f.xid, f.seq))
                 order by xid desc, seq desc limit 1
            ), gone as (
                delete from feed_entry e using bound b where (e.xid, e.seq) <= (b.xid, b.seq) returning 1
            ), floored as (
                update feed_state s set floor_xid = b.xid, floor_seq = b.seq from bound b
            )
            select count(*) from gone
            """;

    private final Ids ids;
    private final Clock clock;

    FeedStore(Ids ids, Clock clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /** Appends in this order; nobody sees it before the transaction has committed. */
    public Uni<Void> append(Tx tx, List<FeedChange> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return tx.query(
                        APPEND,
                        changes.stream().map(change -> ids.next()).toArray(UUID[]::new),
                        changes.stream().map(change -> change.type().name()).toArray(String[]::new),
                        uuids(changes, FeedChange::subject),
                        uuids(changes, FeedChange::customer),
                        changes.stream().map(FeedChange::revision).toArray(Long[]::new),
                        uuids(changes, FeedChange::source),
                        time(clock.instant()))
                .replaceWithVoid();
    }

    private static UUID[] uuids(List<FeedChange> changes, Function<FeedChange, @Nullable UUID> part) {
        return changes.stream().map(part).toArray(UUID[]::new);
    }

    /** At most so many rows behind the place, oldest first. */
    public Uni<FeedPage> after(Tx tx, FeedPosition after, int limit) {
        return after(tx, after, FeedFilter.ALL, limit);
    }

    /** As above, of those that pass the filter; may find none and yet say that there may be more. */
    public Uni<FeedPage> after(Tx tx, FeedPosition after, FeedFilter filter, int limit) {
        boolean picks = !filter.types().isEmpty() || filter.source().isPresent();
        int rows = picks ? MOST_LOOKED_AT : limit;
        return filter.customer()
                .map(customer -> tx.query(AFTER_OF_CUSTOMER, after.xidText(), after.seq(), rows, customer))
                .orElseGet(() -> tx.query(AFTER_OF_ALL, after.xidText(), after.seq(), rows))
                .map(found -> page(found, rows, after, filter, limit));
    }

    private static FeedPage page(RowSet<Row> found, int asked, FeedPosition after, FeedFilter filter, int limit) {
        List<FeedRow> rows = new ArrayList<>();
        FeedPosition last = after;
        int looked = 0;
        long horizon = 0;
        boolean near = false;
        for (Row row : found) {
            horizon = row.getLong("xmin");
            near = row.getBoolean("near");
            if (row.getUUID("id") != null) {
                FeedRow next = from(row);
                looked++;
                last = next.position();
                if (filter.holds(next)) {
                    rows.add(next);
                }
                if (rows.size() == limit) {
                    return new FeedPage(rows, last, true, near);
                }
            }
        }
        return looked == asked
                ? new FeedPage(rows, last, true, near)
                : new FeedPage(rows, later(after, new FeedPosition(horizon, 0)), false, near);
    }

    private static FeedPosition later(FeedPosition one, FeedPosition other) {
        return one.isAfter(other) ? one : other;
    }

    /** What a cursor is judged by. */
    public Uni<FeedState> state(Tx tx) {
        return tx.first(
                        STATE,
                        row -> new FeedState(
                                row.getString("epoch"),
                                new FeedPosition(row.getLong("xid"), row.getLong("seq")),
                                new FeedPosition(row.getLong("xmin"), 0)))
                .map(Optional::orElseThrow);
    }

    /** Deletes, from the oldest on, at most so many rows of before the moment; gives how many. */
    public Uni<Integer> expire(Tx tx, Instant before, int limit) {
        return tx.first(EXPIRE, row -> row.getInteger(0), time(before), limit).map(Optional::orElseThrow);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static FeedRow from(Row row) {
        return new FeedRow(
                new FeedPosition(row.getLong("xid"), row.getLong("seq")),
                row.getUUID("id"),
                row.getString("type"),
                row.getUUID("subject"),
                row.getUUID("customer_id"),
                row.getLong("revision"),
                row.getUUID("source_id"),
                row.getOffsetDateTime("recorded_at").toInstant());
    }
}
