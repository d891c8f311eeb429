package io.paythread.projection;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Slots: who works on them and how far. Times are the database's, the one clock that all processes share. */
@ApplicationScoped
class SlotStore {
    private static final String HEARTBEAT =
            """
            insert into projection_worker (owner, alive_until) values ($1, now() + make_interval(secs => $2))
            on conflict (owner) do update set alive_until = excluded.alive_until
            """;

    private static final String FORGET_DEAD =
            "delete from projection_worker where alive_until < now() - interval '1 hour'";

    private static final String RENEW =
            """
            update projection_slot set lease_until = now() + make_interval(secs => $2)
            where owner = $1 and lease_until > now()
            """;

    /** As many slots as are free and bring this owner up to its fair share among living owners. */
    private static final String CLAIM =
            """
            with share as (
                select ceil(16.0 / greatest(1, count(*)))::int as most from projection_worker where alive_until > now()
            ), mine as (
                select count(*)::int as held from projection_slot where owner = $1 and lease_until > now()
            ), free as (
                select slot from projection_slot
                where owner is null or lease_until <= now()
                order by slot
                limit (select greatest(0, share.most - mine.held) from share, mine)
                for update skip locked
            )
            update projection_slot s
            set owner = $1, epoch = s.epoch + 1, lease_until = now() + make_interval(secs => $2)
            from free where s.slot = free.slot
            """;

    private static final String GIVE_BACK_SURPLUS =
            """
            with share as (
                select ceil(16.0 / greatest(1, count(*)))::int as most from projection_worker where alive_until > now()
            ), surplus as (
                select slot from projection_slot
                where owner = $1 and lease_until > now()
                order by slot
                offset (select most from share)
                for update skip locked
            )
            update projection_slot s set owner = null, lease_until = null from surplus where s.slot = surplus.slot
            """;

    private static final String RELEASE_ALL =
            """
            with gone as (delete from projection_worker where owner = $1)
            update projection_slot set owner = null, lease_until = null where owner = $1
            """;

    private static final String HELD =
            """
            select s.slot, s.owner, s.epoch,
                exists (select 1 from inbound_event e
                    where e.slot = s.slot and (e.xid, e.seq) > (s.cursor_xid, s.cursor_seq)
                      and e.xid < pg_snapshot_xmin(pg_current_snapshot())) as ready,
                exists (select 1 from inbound_event e
                    where e.slot = s.slot and (e.xid, e.seq) > (s.cursor_xid, s.cursor_seq)
                      and e.xid >= pg_snapshot_xmin(pg_current_snapshot())) as near
            from projection_slot s
            where s.owner = $1 and s.lease_until > now()
            order by s.slot
            """;

    private static final String LOCK =
            """
            select cursor_xid::text as xid, cursor_seq from projection_slot
            where slot = $1 and owner = $2 and epoch = $3
            for update
            """;

    private static final String LOCK_OF =
            """
            select slot from projection_slot
             where slot in (select e.slot from inbound_event e where e.id = any($1::uuid[]))
             order by slot for update
            """;

    private static final String ADVANCE =
            """
            update projection_slot
            set cursor_xid = $4::text::xid8, cursor_seq = $5, projected_at = now(),
                lease_until = now() + make_interval(secs => $6)
            where slot = $1 and owner = $2 and epoch = $3
            """;

    Uni<Void> keepAlive(Tx tx, String owner, Duration lease) {
        double seconds = seconds(lease);
        return tx.update(HEARTBEAT, owner, seconds)
                .chain(() -> tx.update(FORGET_DEAD))
                .chain(() -> tx.update(RENEW, owner, seconds))
                .chain(() -> tx.update(GIVE_BACK_SURPLUS, owner))
                .chain(() -> tx.update(CLAIM, owner, seconds))
                .replaceWithVoid();
    }

    Uni<Void> releaseAll(Tx tx, String owner) {
        return tx.update(RELEASE_ALL, owner).replaceWithVoid();
    }

    Uni<List<Held>> held(Tx tx, String owner) {
        return tx.list(HELD, SlotStore::held, owner);
    }

    /** The cursor, locked until the transaction ends; empty when the slot is no longer this lease's. */
    Uni<Optional<Position>> lock(Tx tx, Lease lease) {
        return tx.first(
                LOCK,
                row -> new Position(row.getString("xid"), row.getLong("cursor_seq")),
                lease.slot(),
                lease.owner(),
                lease.epoch());
    }

    /** Moves the cursor; fails when the lease was lost, so that nothing of the transaction counts. */
    Uni<Void> advance(Tx tx, Lease lease, Position to, Duration term) {
        return tx.update(ADVANCE, lease.slot(), lease.owner(), lease.epoch(), to.xid(), to.seq(), seconds(term))
                .invoke(changed -> {
                    if (changed != 1) {
                        throw new LeaseLostException(lease);
                    }
                })
                .replaceWithVoid();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }

    private static Held held(Row row) {
        return new Held(
                new Lease(row.getShort("slot"), row.getString("owner"), row.getLong("epoch")),
                row.getBoolean("ready"),
                row.getBoolean("near"));
    }

    /**
     * A slot that this process holds.
     *
     * @param ready whether events wait that may be worked on
     * @param near whether events wait behind a transaction that has not ended
     */
    record Held(Lease lease, boolean ready, boolean near) {}

    /** Another process has the slot now; the transaction must not commit. */
    static final class LeaseLostException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LeaseLostException(Lease lease) {
            super("slot " + lease.slot() + " is no longer held under epoch " + lease.epoch());
        }
    }

    /** Waits for the batches under way of the slots of these events; none begins until the transaction ends. */
    Uni<Void> lockOf(Tx tx, Collection<UUID> events) {
        return tx.query(LOCK_OF, (Object) events.toArray(UUID[]::new)).replaceWithVoid();
    }

    /** Waits for the batches under way of all slots; none begins until the transaction ends. */
    Uni<Void> lockAll(Tx tx) {
        return tx.query("select slot from projection_slot order by slot for update")
                .replaceWithVoid();
    }
}
