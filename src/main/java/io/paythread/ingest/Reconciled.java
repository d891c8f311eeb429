package io.paythread.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a source was compared with its provider.
 *
 * @param connectedAt when the source was made known to us
 * @param version rises with each gap that opens or closes and each reconciliation that ends
 * @param to its place: up to there everything was compared, since it was connected or since its place was first set
 * @param at when a reconciliation that moved the place last ended well
 * @param failedAt when the latest one failed; empty where it did not
 * @param errorCode why
 * @param recovered events that came by asking and had not come by themselves
 * @param silentSince since when it has delivered less than it usually does; empty where it delivers as usual
 */
public record Reconciled(
        Instant connectedAt,
        long version,
        Optional<Instant> to,
        Optional<Instant> at,
        Optional<Instant> failedAt,
        Optional<String> errorCode,
        long recovered,
        Optional<Instant> silentSince) {
    /** What providers keep as events. Where a source never had a place, what lies before is asked for by people. */
    private static final Duration FURTHEST = Duration.ofDays(29);

    /** The place; where none was set yet, the one with which comparing begins. */
    public Instant place(Instant now) {
        Instant furthest = now.minus(FURTHEST);
        return to.orElse(connectedAt.isBefore(furthest) ? furthest : connectedAt);
    }

    /** Whether comparing this range carries the place on: one that leaves out something before it does not. */
    boolean isCarriedOnBy(Instant rangeFrom, Instant rangeTo, Instant now) {
        return !rangeFrom.isAfter(place(now)) && to.map(rangeTo::isAfter).orElse(true);
    }
}
