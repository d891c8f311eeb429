package io.paythread.delivery;

import io.paythread.platform.feed.FeedPage;
import io.paythread.platform.feed.FeedPosition;
import io.paythread.platform.feed.FeedReaders;
import io.paythread.platform.feed.FeedRow;
import io.paythread.platform.feed.FeedStore;
import io.paythread.platform.feed.FeedTail;
import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.queue.Ending;
import io.paythread.platform.queue.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Makes a message of each row of the feed for each endpoint that wants it. The messages and the place behind the row
 * commit together, whichever process does it: each row is told once, and none is left out.
 */
@Singleton
class FanOut {
    private static final String READER = "delivery";
    private static final Duration POLL = Duration.ofSeconds(2);
    private static final Duration STOP = Duration.ofSeconds(2);
    /** Messages that one transaction makes, more or less; with few endpoints fewer, for the rows are read at once. */
    private static final int MESSAGES = 5_000;

    private static final int MOST_ROWS = 500;
    private static final int LEAST_ROWS = 5;

    private final Database database;
    private final FeedReaders readers;
    private final FeedStore feed;
    private final WantedStore endpoints;
    private final MessageStore messages;
    private final DeliveryTraces traces;
    private final DeliveryWorkers workers;
    private final FeedTail tail;
    private final Ids ids;
    private final Clock clock;
    private final Loop loop;

    FanOut(
            Database database,
            FeedReaders readers,
            FeedStore feed,
            WantedStore endpoints,
            MessageStore messages,
            DeliveryTraces traces,
            DeliveryWorkers workers,
            FeedTail tail,
            Ids ids,
            Clock clock) {
        this.database = database;
        this.readers = readers;
        this.feed = feed;
        this.endpoints = endpoints;
        this.messages = messages;
        this.traces = traces;
        this.workers = workers;
        this.tail = tail;
        this.ids = ids;
        this.clock = clock;
        this.loop = new Loop("delivery-fan-out", POLL, this::step);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
        tail.wakeOn(loop::wake);
    }

    void stop(@Observes ShutdownEvent event) {
        Ending.await("fan-out", loop.stop(), STOP);
    }

    private Uni<Loop.Next> step() {
        return database.inTransaction(tx -> readers.lock(tx, READER).chain(place -> place.map(from -> tell(tx, from))
                        .orElseGet(() -> Uni.createFrom().item(Told.NOTHING))))
                .invoke(this::wake)
                .map(told -> told.more() ? Loop.Next.AGAIN : Loop.Next.WAIT);
    }

    /** What a step did. */
    private record Told(int messages, boolean more) {
        static final Told NOTHING = new Told(0, false);
    }

    private void wake(Told told) {
        if (told.messages() > 0) {
            workers.wake();
        }
    }

    private Uni<Told> tell(Tx tx, FeedPosition from) {
        return endpoints.all(tx).chain(all -> feed.after(tx, from, rows(all.size()))
                .chain(page -> page.rows().isEmpty() ? Uni.createFrom().item(Told.NOTHING) : tell(tx, all, page)));
    }

    private Uni<Told> tell(Tx tx, List<WantedStore.Subscriber> all, FeedPage page) {
        Instant now = clock.instant();
        List<Message> wanted = page.rows().stream()
                .flatMap(row -> all.stream()
                        .filter(endpoint -> endpoint.wanted().holds(row))
                        .map(endpoint -> message(endpoint, row, now)))
                .toList();
        return messages.insert(tx, wanted)
                .chain(() -> traces.fannedOut(tx, wanted))
                .chain(() -> readers.move(tx, READER, page.end()))
                .replaceWith(new Told(wanted.size(), page.more()));
    }

    private Message message(WantedStore.Subscriber endpoint, FeedRow row, Instant now) {
        return new Message(
                ids.next(),
                endpoint.id(),
                row.type(),
                Optional.of(row),
                row.recordedAt(),
                MessageState.PENDING,
                0,
                now,
                now,
                Optional.empty());
    }

    private static int rows(int endpoints) {
        return Math.max(LEAST_ROWS, Math.min(MOST_ROWS, MESSAGES / Math.max(1, endpoints)));
    }
}
