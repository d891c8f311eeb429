package io.paythread.casework;

import io.paythread.platform.feed.FeedPage;
import io.paythread.platform.feed.FeedPosition;
import io.paythread.platform.feed.FeedReaders;
import io.paythread.platform.feed.FeedStore;
import io.paythread.platform.feed.FeedTail;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.queue.Ending;
import io.paythread.platform.queue.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * Follows the feed and renews threads and risk of every ticket that a change can concern. They and the place behind the
 * change commit together, whichever process does it. While nothing changes, the risks of what was there before are made.
 */
@Singleton
class ThreadReader {
    static final String NAME = "case-threads";

    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration STOP = Duration.ofSeconds(2);
    /** Rows in one transaction. */
    private static final int ROWS = 200;
    /** Tickets that are read and judged at once: judging takes some milliseconds of the event loop each. */
    private static final int PIECE = 5;

    private final Database database;
    private final FeedReaders readers;
    private final FeedStore feed;
    private final FeedTail tail;
    private final Reach reach;
    private final Threading threading;
    private final StoredRisks risks;
    private final Loop loop;

    ThreadReader(
            Database database,
            FeedReaders readers,
            FeedStore feed,
            FeedTail tail,
            Reach reach,
            Threading threading,
            StoredRisks risks) {
        this.database = database;
        this.readers = readers;
        this.feed = feed;
        this.tail = tail;
        this.reach = reach;
        this.threading = threading;
        this.risks = risks;
        this.loop = new Loop(NAME, POLL, this::step);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
        tail.wakeOn(loop::wake);
    }

    void stop(@Observes ShutdownEvent event) {
        Ending.await(NAME, loop.stop(), STOP);
    }

    private Uni<Loop.Next> step() {
        return database.inTransaction(
                        tx -> readers.lock(tx, NAME).chain(place -> place.map(from -> read(tx, from))
                                .orElseGet(() -> Uni.createFrom().item(new Done(false, false)))),
                        done -> Uni.createFrom().voidItem().invoke(() -> announce(done)))
                .map(done -> done.more() ? Loop.Next.AGAIN : Loop.Next.WAIT);
    }

    /** What one step came to: whether more waits, and whether it wrote into the feed itself. */
    private record Done(boolean more, boolean told) {}

    private void announce(Done done) {
        if (done.told()) {
            tail.wake();
        }
    }

    private Uni<Done> read(Tx tx, FeedPosition from) {
        return feed.after(tx, from, ROWS)
                .chain(page -> page.rows().isEmpty()
                        ? risks.walk(tx).map(more -> new Done(more, false))
                        : renew(tx, page).map(changed -> new Done(page.more(), changed > 0)));
    }

    private Uni<Integer> renew(Tx tx, FeedPage page) {
        return reach.tickets(tx, page.rows())
                .chain(tickets -> pieces(tx, tickets))
                .call(() -> risks.follow(tx, page.rows()))
                .call(() -> readers.move(tx, NAME, page.end()));
    }

    private Uni<Integer> pieces(Tx tx, List<UUID> tickets) {
        if (tickets.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        List<UUID> piece = tickets.subList(0, Math.min(PIECE, tickets.size()));
        return threading.renew(tx, piece).chain(changed -> pieces(tx, tickets.subList(piece.size(), tickets.size()))
                .map(more -> changed + more));
    }
}
