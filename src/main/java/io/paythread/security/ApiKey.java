package io.paythread.security;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A key as the database knows it. */
final class ApiKey {
    private final String name;
    private final byte[] hash;
    private final @Nullable Instant expiresAt;
    private final @Nullable Instant revokedAt;

    ApiKey(String name, byte[] hash, @Nullable Instant expiresAt, @Nullable Instant revokedAt) {
        this.name = name;
        this.hash = hash;
        this.expiresAt = expiresAt;
        this.revokedAt = revokedAt;
    }

    /** Who presents the key: empty when it is another one, has expired, or was revoked. Compares in constant time. */
    Optional<String> actor(byte[] presented, Instant now) {
        boolean live = revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
        return MessageDigest.isEqual(hash, presented) && live ? Optional.of("key:" + name) : Optional.empty();
    }
}
