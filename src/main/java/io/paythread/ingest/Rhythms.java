package io.paythread.ingest;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/** How busy sources usually are, and whether one is quieter than that. */
@Singleton
public class Rhythms {
    private static final Duration KEPT = Duration.ofDays(28);
    /** So many hours are measured at once: a source that is new here catches up within a quarter of an hour. */
    private static final int MOST_HOURS = 48;

    private final RhythmStore store;
    private final Clock clock;

    Rhythms(RhythmStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** When the provider delivered something last; empty for never. */
    public Uni<Optional<Heard>> heard(Tx tx, UUID source) {
        return store.heard(tx, source);
    }

    /** Measures the hours that have ended since the last time. */
    public Uni<Void> measure(Tx tx, UUID source, Instant connectedAt) {
        Instant present = clock.instant().truncatedTo(ChronoUnit.HOURS);
        Instant oldest = clock.instant().minus(KEPT).truncatedTo(ChronoUnit.HOURS);
        Instant first = later(oldest, connectedAt.truncatedTo(ChronoUnit.HOURS));
        return store.latest(tx, source).chain(latest -> {
            Instant next = latest.map(hour -> later(first, hour.plus(1, ChronoUnit.HOURS)))
                    .orElse(first);
            return next.isBefore(present)
                    ? measure(tx, source, next, present, MOST_HOURS).chain(() -> store.forget(tx, source, oldest))
                    : Uni.createFrom().voidItem();
        });
    }

    private Uni<Void> measure(Tx tx, UUID source, Instant hour, Instant end, int most) {
        return most == 0 || !hour.isBefore(end)
                ? Uni.createFrom().voidItem()
                : store.measure(tx, source, hour)
                        .chain(() -> measure(tx, source, hour.plus(1, ChronoUnit.HOURS), end, most - 1));
    }

    /** Whether nothing since that moment is less than is usual. */
    public Uni<Boolean> suspects(Tx tx, UUID source, Instant since) {
        Instant now = clock.instant();
        if (now.isBefore(since.plus(RhythmRule.SHORTEST))) {
            return Uni.createFrom().item(false);
        }
        Instant from = later(since, now.minus(KEPT));
        return store.history(tx, source, now.minus(KEPT)).map(history -> RhythmRule.suspects(history, from, now));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
