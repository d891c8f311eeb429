package io.paythread.platform.feed;

import io.paythread.platform.postgres.AtStart;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Transaction ids are a cluster's own. In a database that was restored from a dump, those of the feed may lie ahead of the
 * cluster's, and readers would not see the rows for a long time: so the rows and the readers get places before every
 * transaction of the new cluster, in their order.
 */
@Singleton
class FeedRestore implements AtStart {
    private static final Logger LOG = Logger.getLogger(FeedRestore.class);

    private static final String FORMER =
            """
            select s.cluster as former, (select system_identifier::text from pg_control_system()) as present
              from feed_state s for update
            """;

    private static final String NOTE = "update feed_state set cluster = $1";

    /** The first id that is not special (PostgreSQL's FirstNormalTransactionId): no transaction of ours has it. */
    private static final List<String> REPLACE = List.of(
            // Millions of rows take longer than a page does.
            "set local statement_timeout = 0",
            """
            update feed_reader r set xid = '3', seq = (select count(*) from feed_entry f
                                                        where (f.xid, f.seq) <= (r.xid, r.seq))
            """,
            """
            update feed_entry f set xid = '3', seq = o.place
              from (select id, row_number() over (order by xid, seq) as place from feed_entry) o
             where f.id = o.id
            """,
            "update feed_state set floor_xid = '0', floor_seq = 0");

    private final Database database;

    FeedRestore(Database database) {
        this.database = database;
    }

    private record Clusters(Optional<String> former, String present) {}

    @Override
    public Uni<Void> prepare() {
        return database.inTransaction(tx -> tx.first(
                        FORMER,
                        row -> new Clusters(Optional.ofNullable(row.getString("former")), row.getString("present")))
                .map(Optional::orElseThrow)
                .chain(clusters -> settle(tx, clusters)));
    }

    private static Uni<Void> settle(Tx tx, Clusters clusters) {
        if (clusters.former().filter(clusters.present()::equals).isPresent()) {
            return Uni.createFrom().voidItem();
        }
        Uni<Integer> noted = tx.update(NOTE, clusters.present());
        return clusters.former().isEmpty()
                ? noted.replaceWithVoid()
                : noted.chain(() -> replace(tx))
                        .invoke(() ->
                                LOG.warn("the database was restored into another cluster: cursors of the feed from"
                                        + " before are refused"));
    }

    /** Gives every row and reader its new place. */
    static Uni<Void> replace(Tx tx) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (String sql : REPLACE) {
            done = done.chain(() -> tx.query(sql).replaceWithVoid());
        }
        return done;
    }
}
