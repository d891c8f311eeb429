package io.paythread.reconcile;

import io.paythread.ingest.Reconciled;
import io.paythread.ingest.spi.FetchRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Which range of a source is compared next. */
final class RangeRule {
    private RangeRule() {}

    /**
     * From a little before the source's place, though not from before it was connected, and far enough back for what is
     * open; however long ago that is, for what lies between would never be compared. Empty where it is too early.
     */
    static Optional<FetchRange> next(
            Reconciled known, Optional<Instant> oldestOpen, Instant now, Duration settle, Duration overlap) {
        Instant early = known.to().map(place -> place.minus(overlap)).orElse(known.place(now));
        Instant since = early.isBefore(known.connectedAt()) ? known.connectedAt() : early;
        Instant from = oldestOpen.filter(gap -> gap.isBefore(since)).orElse(since);
        Instant to = now.minus(settle);
        return from.isBefore(to) ? Optional.of(new FetchRange(from, to, Set.of())) : Optional.empty();
    }

    /**
     * Whether what came while no process was there, or while this one began, has not been compared, and now can be: from
     * the moment on when webhooks of the time of the start count as missing.
     */
    static boolean holdsOutage(Reconciled known, Instant startedAt, Instant now, Duration settle) {
        return known.place(now).isBefore(startedAt) && !now.minus(settle).isBefore(startedAt);
    }
}
