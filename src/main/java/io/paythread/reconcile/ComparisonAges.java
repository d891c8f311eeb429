package io.paythread.reconcile;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.paythread.credential.ProviderKeys;
import io.paythread.ingest.ConnectedSource;
import io.paythread.ingest.FetchedEvents;
import io.paythread.ingest.Gaps;
import io.paythread.platform.metrics.Measurement;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** When each source that has a key was compared with its provider last. */
@Singleton
class ComparisonAges implements Measurement {
    private static final double MILLIS = 1_000;

    private final FetchedEvents events;
    private final Fetchers fetchers;
    private final ProviderKeys keys;
    private final Gaps gaps;
    private final Clock clock;
    private final MultiGauge ages;

    ComparisonAges(
            FetchedEvents events, Fetchers fetchers, ProviderKeys keys, Gaps gaps, MeterRegistry metrics, Clock clock) {
        this.events = events;
        this.fetchers = fetchers;
        this.keys = keys;
        this.gaps = gaps;
        this.clock = clock;
        this.ages = MultiGauge.builder("paythread.reconcile.age")
                .description(
                        "Time since a source with a key was compared last; since it got the key, where it never was")
                .baseUnit("seconds")
                .register(metrics);
    }

    @Override
    public Uni<Void> take(Tx tx) {
        return keys.since(tx)
                .chain(since -> gaps.lastCompared(tx).invoke(compared -> set(since, compared)))
                .replaceWithVoid();
    }

    private void set(Map<UUID, Instant> since, Map<UUID, Instant> compared) {
        Instant now = clock.instant();
        ages.register(
                events.sources().stream()
                        .filter(source ->
                                fetchers.of(source.adapter().provider()).isPresent())
                        .flatMap(
                                source -> last(source.id(), since, compared)
                                        .map(last -> Row.of(tags(source), seconds(last, now)))
                                        .stream())
                        .toList(),
                true);
    }

    private static Optional<Instant> last(UUID source, Map<UUID, Instant> since, Map<UUID, Instant> compared) {
        return Optional.ofNullable(since.get(source)).map(key -> compared.getOrDefault(source, key));
    }

    private static double seconds(Instant last, Instant now) {
        return Math.max(Duration.between(last, now).toMillis() / MILLIS, 0);
    }

    private static Tags tags(ConnectedSource source) {
        return Tags.of("source", source.name());
    }

    @Override
    public void forget() {
        ages.register(List.<Row<?>>of(), true);
    }
}
