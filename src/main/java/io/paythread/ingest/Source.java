package io.paythread.ingest;

import io.paythread.ingest.spi.SourceKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One connected account at a provider. Knows that it has secrets, not what they are.
 *
 * @param name the last part of the address that the provider sends to; never changes and is never given to another
 * @param tolerance how far the signed time may lie from ours, in either direction
 * @param version rises by one with each change
 * @param secrets those that are live or were until lately, newest first
 */
public record Source(
        UUID id,
        String name,
        String provider,
        SourceKind kind,
        ManagedBy managedBy,
        SourceState state,
        Optional<String> description,
        Duration tolerance,
        int version,
        Instant createdAt,
        Instant updatedAt,
        List<SecretMark> secrets) {

    public Source {
        secrets = List.copyOf(secrets);
    }

    /** That there is a secret, and for how long. */
    public record SecretMark(UUID id, Instant createdAt, Optional<Instant> expiresAt) {}
}
