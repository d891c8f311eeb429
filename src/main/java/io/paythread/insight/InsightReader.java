package io.paythread.insight;

import io.paythread.platform.feed.FeedPage;
import io.paythread.platform.feed.FeedPosition;
import io.paythread.platform.feed.FeedReaders;
import io.paythread.platform.feed.FeedRow;
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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Follows the feed and counts anew whatever it names. The records and the place behind the row commit together. What was
 * there before the first start, or is counted by other formulas by now, is gone through once, matter by matter, while the
 * feed is followed: either way the present state is read, so nothing is counted twice.
 */
@Singleton
class InsightReader {
    static final String READER = "insight";
    private static final String OF_CUSTOMERS = "customer.";
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration STOP = Duration.ofSeconds(2);
    /** One transaction: a fraction of a second. */
    private static final int ROWS = 200;

    private static final int MATTERS = 120;

    private final Database database;
    private final FeedReaders readers;
    private final FeedStore feed;
    private final FeedTail tail;
    private final Recount recount;
    private final RecordStore records;
    private final StateStore state;
    private final Loop loop;

    InsightReader(
            Database database,
            FeedReaders readers,
            FeedStore feed,
            FeedTail tail,
            Recount recount,
            RecordStore records,
            StateStore state) {
        this.database = database;
        this.readers = readers;
        this.feed = feed;
        this.tail = tail;
        this.recount = recount;
        this.records = records;
        this.state = state;
        this.loop = new Loop("insight", POLL, this::step);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
        tail.wakeOn(loop::wake);
    }

    void stop(@Observes ShutdownEvent event) {
        Ending.await("insight", loop.stop(), STOP);
    }

    private Uni<Loop.Next> step() {
        return database.inTransaction(tx -> readers.lock(tx, READER).chain(place -> place.map(from -> work(tx, from))
                        .orElseGet(() -> Uni.createFrom().item(false))))
                .map(more -> more ? Loop.Next.AGAIN : Loop.Next.WAIT);
    }

    /** Gives whether there is more to do at once. */
    private Uni<Boolean> work(Tx tx, FeedPosition from) {
        return feed.after(tx, from, ROWS)
                .chain(page -> follow(tx, page).replaceWith(page.more()))
                .chain(more -> state.walking(tx)
                        .chain(at -> at.map(after -> walk(tx, after))
                                .orElseGet(() -> Uni.createFrom().item(false)))
                        .map(walking -> more || walking));
    }

    private Uni<Void> follow(Tx tx, FeedPage page) {
        if (page.rows().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<UUID> subjects = page.rows().stream().map(FeedRow::subject).collect(Collectors.toSet());
        return recount.touched(tx, subjects, customers(page.rows())).chain(() -> readers.move(tx, READER, page.end()));
    }

    /** Those that came to be, were joined or parted: whose their checkouts are may be another now. */
    static Set<UUID> customers(List<FeedRow> rows) {
        return rows.stream()
                .filter(row -> row.type().startsWith(OF_CUSTOMERS))
                .flatMap(row -> Stream.of(row.subject(), row.customer() == null ? row.subject() : row.customer()))
                .collect(Collectors.toSet());
    }

    private Uni<Boolean> walk(Tx tx, UUID after) {
        return records.nextMatters(tx, after, MATTERS).chain(matters -> recount.first(tx, matters)
                .chain(() -> state.walked(tx, last(matters)))
                .replaceWith(!matters.isEmpty()));
    }

    private static Optional<UUID> last(List<UUID> matters) {
        return matters.isEmpty() ? Optional.empty() : Optional.of(matters.get(matters.size() - 1));
    }
}
