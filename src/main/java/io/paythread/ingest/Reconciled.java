package io.paythread.ingest;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a source was compared with its provider.
 *
 * @param connectedAt when the source was made known to us
 * @param version rises with each gap that opens or closes and each reconciliation that ends
 * @param to up to there everything was compared
 * @param at when a reconciliation last ended well
 * @param failedAt when the latest one failed; empty where it did not
 * @param errorCode why
 * @param recovered events that came by asking and had not come by themselves
 */
public record Reconciled(
        Instant connectedAt,
        long version,
        Optional<Instant> to,
        Optional<Instant> at,
        Optional<Instant> failedAt,
        Optional<String> errorCode,
        long recovered) {}
