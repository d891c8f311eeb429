package io.paythread.platform.feed;

import io.paythread.platform.postgres.Database;
import io.paythread.platform.queue.Ending;
import io.paythread.platform.queue.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/**
 * Reads the feed's end once for the whole process and hands it to everybody who listens. Asks nothing of the database
 * while nobody does.
 */
@Singleton
public class FeedTail {
    private static final Logger LOG = Logger.getLogger(FeedTail.class);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final Database database;
    private final FeedStore store;
    private final FeedConfig config;
    private final Loop loop;
    private final List<FeedListener> listeners = new CopyOnWriteArrayList<>();

    // Guarded by this. Empty while nobody listens.
    private Optional<FeedPosition> position = Optional.empty();

    FeedTail(Database database, FeedStore store, FeedConfig config) {
        this.database = database;
        this.store = store;
        this.config = config;
        this.loop = new Loop("feed", config.poll(), this::step);
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        Ending.await("feed tail", loop.stop(), STOP);
    }

    /** Something was committed here: looks at once. */
    public void wake() {
        if (!listeners.isEmpty()) {
            loop.wake();
        }
    }

    /** Calls the action whenever new rows are visible, for as long as the process lives. */
    public void wakeOn(Runnable action) {
        listeners.add((rows, end) -> {
            if (!rows.isEmpty()) {
                action.run();
            }
        });
    }

    /** Hears of everything from now on, whatever came before. */
    public void listen(FeedListener listener) {
        listeners.add(listener);
        loop.wake();
    }

    /**
     * Hears of everything behind the place, perhaps of some rows before it again. Refused where the tail is further by
     * now: whoever comes reads on to there first, and asks again.
     */
    public synchronized boolean join(FeedPosition at, FeedListener listener) {
        if (position.isPresent() && position.get().isAfter(at)) {
            return false;
        }
        if (position.isEmpty()) {
            position = Optional.of(at);
        }
        listeners.add(listener);
        loop.wake();
        return true;
    }

    /** Completes as soon as a row behind the place passes the filter, or may have. Costs nothing while it waits. */
    public Uni<Boolean> next(FeedPosition after, FeedFilter filter) {
        Context context = Vertx.currentContext();
        Uni<Boolean> next = Uni.createFrom().emitter(waiting -> {
            FeedListener listener = (rows, end) -> {
                if (rows.stream().anyMatch(row -> row.position().isAfter(after) && filter.holds(row))) {
                    waiting.complete(true);
                }
            };
            waiting.onTermination(() -> leave(listener));
            if (!join(after, listener)) {
                waiting.complete(true);
            }
        });
        return context == null ? next : next.emitOn(task -> context.runOnContext(nothing -> task.run()));
    }

    /** Hears of nothing more. */
    public void leave(FeedListener listener) {
        listeners.remove(listener);
    }

    private Uni<Loop.Next> step() {
        Optional<FeedPosition> from = from();
        if (from.isEmpty()) {
            return listeners.isEmpty()
                    ? Uni.createFrom().item(Loop.Next.WAIT)
                    : database.reading(store::state)
                            .invoke(state -> begin(state.horizon()))
                            .replaceWith(Loop.Next.AGAIN);
        }
        return database.reading(tx -> store.after(tx, from.get(), config.batchSize()))
                .map(this::hand);
    }

    private synchronized Optional<FeedPosition> from() {
        if (listeners.isEmpty()) {
            position = Optional.empty();
        }
        return position;
    }

    private synchronized void begin(FeedPosition at) {
        if (position.isEmpty()) {
            position = Optional.of(at);
        }
    }

    private synchronized Loop.Next hand(FeedPage page) {
        position = Optional.of(page.end());
        for (FeedListener listener : listeners) {
            try {
                listener.rows(page.rows(), page.end());
            } catch (RuntimeException e) {
                LOG.error("listener of the feed failed", e);
            }
        }
        if (page.more()) {
            return Loop.Next.AGAIN;
        }
        return page.near() ? Loop.Next.SOON : Loop.Next.WAIT;
    }
}
