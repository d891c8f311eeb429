package io.paythread.platform.feed;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
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
}
