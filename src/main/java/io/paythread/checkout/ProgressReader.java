package io.paythread.checkout;

import io.paythread.fact.ObjectType;
import io.paythread.platform.feed.FeedPage;
import io.paythread.platform.feed.FeedPosition;
import io.paythread.platform.feed.FeedReaders;
import io.paythread.platform.feed.FeedStore;
import io.paythread.platform.feed.FeedTail;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.queue.Ending;
import io.paythread.platform.queue.Loop;
import io.paythread.timeline.Course.Stretch;
import io.paythread.timeline.History;
import io.paythread.timeline.Walk;
import io.paythread.timeline.Walks;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Follows the feed and keeps what became of checkouts what it would be if it were read now; once, in the background, of all
 * that were there before. States and place commit together; doing it again changes nothing.
 */
@Singleton
class ProgressReader {
    private static final String READER = "checkout-progress";
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration STOP = Duration.ofSeconds(2);
    /** Rows in one transaction; each is about some tens of checkouts at most. */
    private static final int ROWS = 100;

    /** Checkouts that are read at once, each with all that its customer has. */
    private static final int PIECE = 10;

    private final Database database;
    private final FeedReaders readers;
    private final FeedStore feed;
    private final FeedTail tail;
    private final History history;
    private final ProgressReading reading;
    private final ProgressStore store;
    private final Walks walks;
    private final Walk walk;
    private final Loop loop;

    ProgressReader(
            Database database,
            FeedReaders readers,
            FeedStore feed,
            FeedTail tail,
            History history,
            ProgressReading reading,
            ProgressStore store,
            Walks walks) {
        this.database = database;
        this.readers = readers;
        this.feed = feed;
        this.tail = tail;
        this.history = history;
        this.reading = reading;
        this.store = store;
        this.walks = walks;
        this.walk = new Walk(READER, ObjectType.CHECKOUT, reading.rules(), PIECE);
        this.loop = new Loop(READER, POLL, this::step);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
        tail.wakeOn(loop::wake);
    }

    void stop(@Observes ShutdownEvent event) {
        Ending.await(READER, loop.stop(), STOP);
    }

    private Uni<Loop.Next> step() {
        return database.inTransaction(tx -> readers.lock(tx, READER).chain(place -> place.map(from -> work(tx, from))
                        .orElseGet(() -> Uni.createFrom().item(false))))
                .map(more -> more ? Loop.Next.AGAIN : Loop.Next.WAIT);
    }

    /** What is new goes first; then a piece of what is old. */
    private Uni<Boolean> work(Tx tx, FeedPosition from) {
        return feed.after(tx, from, ROWS)
                .chain(page -> page.rows().isEmpty()
                        ? walks.step(tx, walk, rows -> reading.courses(tx, rows)
                                .chain(courses -> write(tx, courses.keySet(), courses)))
                        : follow(tx, page).replaceWith(true));
    }

    private Uni<Void> follow(Tx tx, FeedPage page) {
        return store.touched(tx, page.rows())
                .chain(touched -> renew(tx, touched))
                .chain(() -> readers.move(tx, READER, page.end()));
    }

    private Uni<Void> renew(Tx tx, List<UUID> checkouts) {
        if (checkouts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<UUID> piece = checkouts.subList(0, Math.min(PIECE, checkouts.size()));
        return history.objects(tx, ObjectType.CHECKOUT, piece)
                .chain(found -> reading.courses(tx, new ArrayList<>(found.values())))
                .chain(courses -> write(tx, piece, courses))
                .chain(() -> renew(tx, checkouts.subList(piece.size(), checkouts.size())));
    }

    private Uni<Void> write(Tx tx, Collection<UUID> checkouts, Map<UUID, List<Stretch<String>>> courses) {
        return store.of(tx, checkouts).chain(stored -> {
            Set<UUID> other = new HashSet<>(checkouts);
            other.removeIf(id -> stored.getOrDefault(id, List.of()).equals(courses.getOrDefault(id, List.of())));
            Map<UUID, List<Stretch<String>>> changed = new HashMap<>(courses);
            changed.keySet().retainAll(other);
            return other.isEmpty() ? Uni.createFrom().voidItem() : store.replace(tx, other, changed);
        });
    }
}
