package io.paythread.checkout;

import io.paythread.platform.postgres.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Counts checkouts of a time and the people behind them, as of one moment. */
@Singleton
class Funnel {
    private final Database database;
    private final FunnelStore store;
    private final CheckoutConfig config;

    Funnel(Database database, FunnelStore store, CheckoutConfig config) {
        this.database = database;
        this.store = store;
        this.config = config;
    }

    /** From inclusive, to exclusive, by when checkouts were begun. */
    Uni<FunnelView> of(Instant from, Instant to, Optional<UUID> source, Instant now) {
        return database.readingOneSnapshot(tx -> store.sessions(tx, from, to, source)
                .chain(sessions -> store.people(tx, from, to, source, config.elsewhereWithin())
                        .map(people -> FunnelView.of(from, to, sessions, people, now))));
    }
}
