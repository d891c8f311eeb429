package io.paythread.projection;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is under way of projecting everything anew, and the tables of the timeline that is built meanwhile. */
@Singleton
class ReprojectionStore {
    private static final String BEGIN =
            "insert into reprojection (job_id, state, started_at) values ($1, 'building', $2) on conflict do nothing";

    private static final String SLOTS = "insert into reprojection_slot (slot) select slot from projection_slot";

    /** Up to two million rows are counted; of more the server's estimate does. */
    private static final String EVENTS =
            """
            select case when c.reltuples > 2000000 then c.reltuples::bigint else (select count(*) from inbound_event) end
              from pg_class c where c.oid = 'inbound_event'::regclass
            """;

    private static final String STATE =
            """
            select job_id, state, swapped_xid::text as swapped,
                   began_xid < pg_snapshot_xmin(pg_current_snapshot()) as alone, told_part, told_after, changes
              from reprojection
            """;

    private static final String TABLES =
            """
            select count(*) from pg_tables
             where schemaname in (current_schema() || '_next', current_schema() || '_former')
            """;

    private static final String BUILDING =
            "select true from reprojection where job_id = $1 and state = 'building' for key share";

    private static final String ALONE = "select state from reprojection where job_id = $1 for update";

    private static final String ENTER =
            """
            select set_config('search_path', current_schema() || '_next, ' || current_schema(), true)
            """;

    private static final String LEAVE =
            "select set_config('search_path', regexp_replace(current_schema(), '_next$', ''), true)";

    /** What is lost in a crash is built again: its place is lost with it. */
    private static final String CARELESS = "set local synchronous_commit to off";

    /** Slots of which something is left to read that the live projection has read. */
    private static final String BEHIND =
            """
            select r.slot from reprojection_slot r
              join projection_slot p on p.slot = r.slot
               and (r.cursor_xid, r.cursor_seq) < (p.cursor_xid, p.cursor_seq)
             order by r.slot
            """;

    private static final String AHEAD =
            """
            select exists (select from reprojection_slot r join projection_slot p on p.slot = r.slot
                where (r.cursor_xid, r.cursor_seq) > (p.cursor_xid, p.cursor_seq))
            """;

    private static final String LOCK_SLOT =
            "select cursor_xid::text as xid, cursor_seq from reprojection_slot where slot = $1 for update";

    private static final String MOVE_SLOT =
            "update reprojection_slot set cursor_xid = $2::text::xid8, cursor_seq = $3 where slot = $1";

    private static final String CATCH_UP =
            """
            update reprojection_slot r set cursor_xid = p.cursor_xid, cursor_seq = p.cursor_seq
              from projection_slot p where p.slot = r.slot and r.slot = $1
            """;

    private static final String NOTE =
            """
            insert into reprojection_event (why, inbound_id)
            select $1, id from unnest($2::uuid[]) as id
             where exists (select from reprojection where state = 'building')
            on conflict do nothing
            """;

    private static final String LOCK_SLOTS_OF =
            """
            select slot from reprojection_slot
             where slot in (select e.slot from inbound_event e where e.id = any($1::uuid[]))
             order by slot for update
            """;

    private static final String TAKE =
            """
            delete from reprojection_event where why = $1 and inbound_id in (
                select inbound_id from reprojection_event where why = $1 order by inbound_id limit $2)
            returning inbound_id
            """;

    /** The others are read in their turn. */
    private static final String READ_ALREADY =
            """
            select e.id from inbound_event e
              join reprojection_slot r on r.slot = e.slot and (e.xid, e.seq) <= (r.cursor_xid, r.cursor_seq)
             where e.id = any($1::uuid[])
            """;

    private static final String SWAPPED =
            "update reprojection set state = 'swapped', swapped_xid = pg_current_xact_id()";

    private static final String TOLD =
            "update reprojection set told_part = $1, told_after = $2, changes = changes + $3";

    /**
     * What is under way.
     *
     * @param alone whether everything that was open when it began has ended
     * @param part which part of the timeline the feed is being told of
     * @param after up to which row of it
     * @param changes how many rows the feed got
     */
    record State(
            UUID job, boolean swapped, boolean alone, @Nullable String swappedXid, int part, UUID after, long changes) {
        private static State from(Row row) {
            return new State(
                    row.getUUID("job_id"),
                    row.getString("state").equals("swapped"),
                    row.getBoolean("alone"),
                    row.getString("swapped"),
                    row.getShort("told_part"),
                    row.getUUID("told_after"),
                    row.getLong("changes"));
        }
    }

    /** Makes the tables; false where another one is under way. */
    Uni<Boolean> begin(Tx tx, UUID job, Instant now) {
        return tx.update(BEGIN, job, now.atOffset(ZoneOffset.UTC))
                .chain(added -> added == 0
                        ? Uni.createFrom().item(false)
                        : tx.update("delete from reprojection_slot")
                                .chain(() -> tx.update("delete from reprojection_event"))
                                .chain(() -> tx.update(SLOTS))
                                .chain(() -> tx.query("select reprojection_prepare()"))
                                .replaceWith(true));
    }

    /** About how many events there are. */
    Uni<Long> events(Tx tx) {
        return tx.first(EVENTS, row -> row.getLong(0)).map(Optional::orElseThrow);
    }

    Uni<Optional<State>> state(Tx tx) {
        return tx.first(STATE, State::from);
    }

    /** How many tables there are beside the live ones. */
    Uni<Long> tables(Tx tx) {
        return tx.first(TABLES, row -> row.getLong(0)).map(Optional::orElseThrow);
    }

    /** From here on the transaction works on the timeline that is built; false where that is this job's no more. */
    Uni<Boolean> enter(Tx tx, UUID job) {
        return tx.first(BUILDING, row -> row.getBoolean(0), job)
                .chain(mine -> mine.isEmpty()
                        ? Uni.createFrom().item(false)
                        : tx.query(ENTER).chain(() -> tx.query(CARELESS)).replaceWith(true));
    }

    /** As above; nobody else works on it until the transaction ends. */
    Uni<Boolean> enterAlone(Tx tx, UUID job) {
        return tx.first(ALONE, row -> row.getString(0), job)
                .chain(state -> state.filter("building"::equals).isEmpty()
                        ? Uni.createFrom().item(false)
                        : tx.query(ENTER).replaceWith(true));
    }

    /** Back to the live timeline. */
    Uni<Void> leave(Tx tx) {
        return tx.query(LEAVE).replaceWithVoid();
    }

    Uni<List<Short>> behind(Tx tx) {
        return tx.list(BEHIND, row -> row.getShort(0));
    }

    /** After a restore from a dump the places in the log are others. */
    Uni<Boolean> ahead(Tx tx) {
        return tx.first(AHEAD, row -> row.getBoolean(0)).map(Optional::orElseThrow);
    }

    Uni<Position> lock(Tx tx, short slot) {
        return tx.first(LOCK_SLOT, row -> new Position(row.getString("xid"), row.getLong("cursor_seq")), slot)
                .map(Optional::orElseThrow);
    }

    Uni<Void> move(Tx tx, short slot, Position to) {
        return tx.update(MOVE_SLOT, slot, to.xid(), to.seq()).replaceWithVoid();
    }

    /** Nothing is left between the two places. */
    Uni<Void> catchUp(Tx tx, short slot) {
        return tx.update(CATCH_UP, slot).replaceWithVoid();
    }

    /** Has events looked at once more that were read already; costs a look where nothing is built. */
    Uni<Void> changed(Tx tx, Collection<UUID> events) {
        return tx.update(NOTE, "changed", events.toArray(UUID[]::new)).replaceWithVoid();
    }

    /** These say more of accounts than is known. */
    Uni<Void> tellOfAccounts(Tx tx, Collection<UUID> events) {
        return tx.update(NOTE, "accounts", events.toArray(UUID[]::new)).replaceWithVoid();
    }

    /** Takes noted events off the list; of changed ones those that were read, for which no batch is under way. */
    Uni<List<UUID>> takeChanged(Tx tx, int limit) {
        return tx.list(TAKE, row -> row.getUUID(0), "changed", limit).chain(taken -> {
            UUID[] ids = taken.toArray(UUID[]::new);
            return taken.isEmpty()
                    ? Uni.createFrom().item(taken)
                    : tx.query(LOCK_SLOTS_OF, (Object) ids)
                            .chain(() -> tx.list(READ_ALREADY, row -> row.getUUID(0), (Object) ids));
        });
    }

    Uni<List<UUID>> takeAccounts(Tx tx, int limit) {
        return tx.list(TAKE, row -> row.getUUID(0), "accounts", limit);
    }

    /** Lets the planner know one of the tables; false where there are no more. */
    Uni<Boolean> analyze(Tx tx, int which) {
        return tx.first("select reprojection_analyze($1)", row -> row.getBoolean(0), which)
                .map(Optional::orElseThrow);
    }

    /** The feed was told of differences up to here. */
    Uni<Void> told(Tx tx, int part, UUID after, long more) {
        return tx.update(TOLD, part, after, more).replaceWithVoid();
    }

    /** Puts the new tables in the place of the live ones; false where a migration has changed these meanwhile. */
    Uni<Boolean> swap(Tx tx) {
        return tx.first("select reprojection_swap()", row -> row.getBoolean(0))
                .map(Optional::orElseThrow)
                .chain(swapped -> swapped
                        ? tx.update(SWAPPED).replaceWith(true)
                        : Uni.createFrom().item(false));
    }

    /** Drops one table; gives how many are left. */
    Uni<Integer> drop(Tx tx) {
        return tx.first("select reprojection_drop()", row -> row.getInteger(0)).map(Optional::orElseThrow);
    }

    /** Gives up what this job builds; what has taken the live one's place stays. */
    Uni<Void> giveUp(Tx tx, UUID job) {
        return tx.update("delete from reprojection where state = 'building' and job_id = $1", job)
                .replaceWithVoid();
    }

    /** Whoever makes or drops tables does so alone, from here until the transaction ends. */
    Uni<Void> alone(Tx tx) {
        return tx.query("select pg_advisory_xact_lock(hashtext('paythread.reprojection'))")
                .replaceWithVoid();
    }

    /** Nothing is under way any more. */
    Uni<Void> forget(Tx tx) {
        return tx.update("delete from reprojection").replaceWithVoid();
    }
}
