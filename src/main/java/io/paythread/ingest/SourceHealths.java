package io.paythread.ingest;

import io.paythread.platform.postgres.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** How a source is doing: its latest events in the log, and what this process counted at the door. */
@Singleton
class SourceHealths {
    /** Events that are looked at: a bound of the work, and recent enough to speak of now. */
    private static final int LATEST = 10_000;

    private final Database database;
    private final InboundEventStore store;
    private final IngestMetrics metrics;

    SourceHealths(Database database, InboundEventStore store, IngestMetrics metrics) {
        this.database = database;
        this.store = store;
        this.metrics = metrics;
    }

    Uni<SourceHealthView> of(Source source) {
        return database.readingOneSnapshot(
                tx -> store.delivery(tx, source.id(), LATEST).chain(delivery -> store.states(tx, source.id(), LATEST)
                        .map(states -> SourceHealthView.of(source, delivery, states, metrics.tally(source.name())))));
    }
}
