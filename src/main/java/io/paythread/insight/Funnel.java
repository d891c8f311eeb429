package io.paythread.insight;

import io.paythread.platform.postgres.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Gives checkouts of a time and the people behind them, as counted last. */
@Singleton
class Funnel {
    private final Database database;
    private final FunnelStore store;
    private final Freshness freshness;

    Funnel(Database database, FunnelStore store, Freshness freshness) {
        this.database = database;
        this.store = store;
        this.freshness = freshness;
    }

    /** From inclusive, to exclusive, by when checkouts were begun. */
    Uni<FunnelView> of(Instant from, Instant to, Optional<UUID> source) {
        return database.readingOneSnapshot(tx -> freshness.place(tx).chain(place -> store.sessions(tx, from, to, source)
                .chain(sessions -> store.people(tx, from, to, source)
                        .map(people -> FunnelView.of(from, to, sessions, people, place)))));
    }
}
