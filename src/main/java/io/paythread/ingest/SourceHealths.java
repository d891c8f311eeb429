package io.paythread.ingest;

import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How a source is doing: its latest events in the log, and what was counted at the door. */
@Singleton
class SourceHealths {
    /** Events that are looked at: a bound of the work, and recent enough to speak of now. */
    private static final int LATEST = 10_000;

    private static final double MILLIS = 1_000;

    private final Database database;
    private final InboundEventStore store;
    private final GapStore gaps;
    private final ReconciliationStore reconciliations;
    private final Subscriptions subscriptions;
    private final DoorCounts door;
    private final IngestConfig config;

    SourceHealths(
            Database database,
            InboundEventStore store,
            GapStore gaps,
            ReconciliationStore reconciliations,
            Subscriptions subscriptions,
            DoorCounts door,
            IngestConfig config) {
        this.database = database;
        this.store = store;
        this.gaps = gaps;
        this.reconciliations = reconciliations;
        this.subscriptions = subscriptions;
        this.door = door;
        this.config = config;
    }

    /** What the database knows of a source. */
    record Known(
            InboundEventStore.Delivery delivery,
            Map<String, Integer> states,
            GapStore.Tally gaps,
            Reconciled reconciled,
            List<NotDelivered> notDelivered) {}

    Uni<SourceHealthView> of(Source source) {
        return door.lastDay(source.id()).chain(counts -> database.readingOneSnapshot(tx -> known(tx, source.id()))
                .map(known -> SourceHealthView.of(source, known, counts)));
    }

    private Uni<Known> known(Tx tx, UUID source) {
        double late = config.lateAfter().toMillis() / MILLIS;
        return store.delivery(tx, source, LATEST, late)
                .chain(delivery -> store.states(tx, source, LATEST).chain(states -> gaps.tally(tx, source)
                        .chain(tally -> reconciliations.find(tx, source).chain(reconciled -> subscriptions
                                .missing(tx, source)
                                .map(missing -> new Known(delivery, states, tally, reconciled, missing))))));
    }
}
