package io.paythread.casework;

import io.paythread.ByHand;
import io.paythread.platform.feed.FeedRow;
import io.paythread.platform.postgres.LooseDatabase;
import java.util.List;

/** Renews the threads that changes concern, as the reader does, without the container. */
public final class ThreadsByHand {
    private final LooseDatabase database;
    private final Reach reach;
    private final Threading threading;

    public ThreadsByHand(LooseDatabase database, ByHand services) {
        this.database = database;
        this.reach = services.get(Reach.class);
        this.threading = services.get(Threading.class);
    }

    public void renew(List<FeedRow> rows) {
        Object unused = database.run(tx -> reach.tickets(tx, rows).chain(tickets -> threading.renew(tx, tickets)));
    }
}
