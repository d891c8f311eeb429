package io.paythread.reconcile;

import io.paythread.ingest.FetchedEvents;
import io.paythread.ingest.spi.FetchAnswer;
import io.paythread.ingest.spi.FetchedItem;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.reconcile.Connections.Connection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** Single calls of sources' providers for work that asks many sources: what goes wrong with one of them stays with it. */
@Singleton
class SourceCalls {
    private static final Logger LOG = Logger.getLogger(SourceCalls.class);
    /** After a call in vain. */
    private static final Duration LATER = Duration.ofSeconds(30);

    private final Database database;
    private final Connections connections;
    private final FetchedEvents events;
    private final Budgets budgets;

    SourceCalls(Database database, Connections connections, FetchedEvents events, Budgets budgets) {
        this.database = database;
        this.connections = connections;
        this.events = events;
        this.budgets = budgets;
    }

    /**
     * Calls, and stores what comes. Never fails: a key that cannot be opened, an account that nobody named, a log that takes
     * nothing are answers too, after which the source is left alone for a while.
     */
    Uni<FetchAnswer> make(UUID source, Function<Connection, Uni<FetchAnswer>> call) {
        return database.reading(tx -> connections.of(tx, source))
                .chain(call::apply)
                .call(answer -> store(source, answer))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "provider not called source=%s error=%s: %s",
                        source, failure.getClass().getSimpleName(), failure.getMessage()))
                .onFailure()
                .recoverWithItem(() -> new FetchAnswer.Failed("not_called"));
    }

    private Uni<Void> store(UUID source, FetchAnswer answer) {
        return answer instanceof FetchAnswer.Page page
                ? events.take(
                                source,
                                page.items().stream().map(FetchedItem::event).toList())
                        .replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    /** Lets everything else of the source know that its provider wants a pause, or gives something again. */
    Uni<Void> heed(Tx tx, UUID source, FetchAnswer answer) {
        if (answer instanceof FetchAnswer.Later later) {
            return budgets.pause(tx, source, later.pause()).replaceWithVoid();
        }
        return answer instanceof FetchAnswer.Page
                ? budgets.answered(tx, source)
                : Uni.createFrom().voidItem();
    }

    /** For how long a source is left alone after a call in vain. */
    static Duration pauseAfter(FetchAnswer answer) {
        return answer instanceof FetchAnswer.Later later ? later.pause() : LATER;
    }
}
