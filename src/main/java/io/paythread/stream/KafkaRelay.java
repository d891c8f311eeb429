package io.paythread.stream;

import io.paythread.platform.feed.FeedLease;
import io.paythread.platform.feed.FeedPage;
import io.paythread.platform.feed.FeedReaders;
import io.paythread.platform.feed.FeedRenderer;
import io.paythread.platform.feed.FeedStore;
import io.paythread.platform.feed.FeedTail;
import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.queue.Ending;
import io.paythread.platform.queue.Loop;
import io.paythread.platform.time.Every;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Sends every row of the feed to a topic of Kafka, in order, from the time on when it was first switched on. One process
 * of all does it; another goes on where it stopped. At least once: the place moves when the brokers have acknowledged, so
 * that a crash sends some rows again, with the same ids.
 */
@Singleton
class KafkaRelay {
    private static final Logger LOG = Logger.getLogger(KafkaRelay.class);
    private static final String READER = "kafka";
    private static final Duration POLL = Duration.ofSeconds(1);
    /** Longer than the brokers may take for a batch. */
    private static final Duration TERM = Duration.ofSeconds(60);

    private static final Duration STOP = Duration.ofSeconds(5);

    private final Database database;
    private final FeedReaders readers;
    private final FeedStore store;
    private final FeedRenderer renderer;
    private final FeedTail tail;
    private final KafkaLine line;
    private final KafkaConfig config;
    private final String owner;
    private final Loop loop = new Loop("kafka", POLL, this::step);
    private final Every renewal = new Every(TERM.dividedBy(4));
    /** Only the loop's steps touch it, one after another. */
    private volatile Optional<FeedLease> lease = Optional.empty();

    KafkaRelay(
            Database database,
            FeedReaders readers,
            FeedStore store,
            FeedRenderer renderer,
            FeedTail tail,
            KafkaLine line,
            KafkaConfig config,
            Ids ids) {
        this.database = database;
        this.readers = readers;
        this.store = store;
        this.renderer = renderer;
        this.tail = tail;
        this.line = line;
        this.config = config;
        this.owner = ids.next().toString();
    }

    void start(@Observes StartupEvent event) {
        if (config.bootstrapServers().isPresent()) {
            LOG.infof(
                    "kafka relay starts brokers=%s topic=%s",
                    config.bootstrapServers().get(), config.topic());
            loop.start();
            tail.wakeOn(loop::wake);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        if (config.bootstrapServers().isPresent()) {
            Uni<Void> end = loop.stop().chain(() -> database.inTransaction(tx -> readers.release(tx, owner)));
            Ending.await("kafka relay", end, STOP);
            line.close();
        }
    }

    private Uni<Loop.Next> step() {
        return hold().chain(held ->
                held.map(this::relay).orElseGet(() -> Uni.createFrom().item(Loop.Next.WAIT)));
    }

    private Uni<Optional<FeedLease>> hold() {
        return lease.isPresent() && !renewal.due()
                ? Uni.createFrom().item(lease)
                : database.inTransaction(tx -> readers.lease(tx, READER, owner, TERM))
                        .invoke(held -> lease = held);
    }

    private Uni<Loop.Next> relay(FeedLease held) {
        return database.reading(tx -> store.after(tx, held.place(), config.batchSize()))
                .chain(page -> page.rows().isEmpty() ? Uni.createFrom().item(Loop.Next.WAIT) : send(held, page));
    }

    private Uni<Loop.Next> send(FeedLease held, FeedPage page) {
        return database.reading(store::state)
                .chain(state -> renderer.render(page.rows(), config.scopes())
                        .chain(rendered -> line.send(state.epoch(), page.rows(), rendered)))
                .chain(() -> database.inTransaction(tx -> readers.move(tx, held, page.end(), TERM)))
                .invoke(moved -> lease = moved)
                .replaceWith(page.more() ? Loop.Next.AGAIN : Loop.Next.WAIT);
    }
}
