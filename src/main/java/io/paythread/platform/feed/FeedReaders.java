package io.paythread.platform.feed;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * How far durable readers are. Whoever moves a place in the transaction that holds its effects gets each row's effect
 * exactly once, in whichever process it runs.
 */
@Singleton
public class FeedReaders {
    /** A new reader begins with what is appended from now on. */
    private static final String ADD =
            """
            insert into feed_reader (name, xid, seq) values ($1, pg_snapshot_xmin(pg_current_snapshot()), 0)
            on conflict (name) do nothing
            """;

    private static final String LOCK =
            "select xid::text::bigint as xid, seq from feed_reader where name = $1 for update skip locked";

    private static final String LEASE =
            """
            update feed_reader
               set epoch = epoch + case when owner = $2 and lease_until > now() then 0 else 1 end,
                   owner = $2, lease_until = now() + make_interval(secs => $3)
             where name = $1 and (owner is null or owner = $2 or lease_until < now())
            returning epoch, xid::text::bigint as xid, seq
            """;

    private static final String MOVE_LEASED =
            """
            update feed_reader
               set xid = $4::text::xid8, seq = $5, lease_until = now() + make_interval(secs => $6)
             where name = $1 and owner = $2 and epoch = $3
            """;

    private static final String RELEASE = "update feed_reader set owner = null, lease_until = null where owner = $1";

    private static final String MOVE = "update feed_reader set xid = $2::text::xid8, seq = $3 where name = $1";

    /** The reader's place, its own until the transaction ends; empty while another process has it. */
    public Uni<Optional<FeedPosition>> lock(Tx tx, String name) {
        return find(tx, name)
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(found)
                        : tx.update(ADD, name)
                                .chain(added -> added == 1
                                        ? find(tx, name)
                                        : Uni.createFrom().item(Optional.empty())));
    }

    private static Uni<Optional<FeedPosition>> find(Tx tx, String name) {
        return tx.first(LOCK, row -> new FeedPosition(row.getLong("xid"), row.getLong("seq")), name);
    }

    /** Moves the place of a reader that this transaction has locked. */
    public Uni<Void> move(Tx tx, String name, FeedPosition to) {
        return tx.update(MOVE, name, to.xidText(), to.seq()).replaceWithVoid();
    }

    /**
     * For who works outside the database, where no transaction may be open: the reader's place, its own for the term;
     * empty while another process has it. Asking again in time keeps it.
     */
    public Uni<Optional<FeedLease>> lease(Tx tx, String name, String owner, Duration term) {
        return tx.update(ADD, name)
                .chain(() -> tx.first(
                        LEASE,
                        row -> new FeedLease(
                                name,
                                owner,
                                row.getLong("epoch"),
                                new FeedPosition(row.getLong("xid"), row.getLong("seq"))),
                        name,
                        owner,
                        seconds(term)));
    }

    /** Moves the place and keeps the lease for another term; empty where another process has it by now. */
    public Uni<Optional<FeedLease>> move(Tx tx, FeedLease lease, FeedPosition to, Duration term) {
        return tx.update(
                        MOVE_LEASED,
                        lease.reader(),
                        lease.owner(),
                        lease.epoch(),
                        to.xidText(),
                        to.seq(),
                        seconds(term))
                .map(moved -> moved == 1 ? Optional.of(lease.at(to)) : Optional.empty());
    }

    /** Gives back all that this owner holds, so that another process goes on at once. */
    public Uni<Void> release(Tx tx, String owner) {
        return tx.update(RELEASE, owner).replaceWithVoid();
    }

    private static double seconds(Duration term) {
        return term.toMillis() / 1000.0;
    }
}
