package io.paythread.security;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key as JSON, without its secret.
 *
 * @param object always {@code api_key}
 * @param scopes given besides the roles; what it may do is both together
 * @param last4 the last characters of its secret
 * @param previous the secret before, as long as it is good
 * @param secret the whole key: only in the answer that made it
 */
record ApiKeyView(
        String id,
        String object,
        String name,
        KeyState state,
        List<String> roles,
        List<String> scopes,
        List<String> networks,
        String last4,
        @Nullable PreviousView previous,
        String createdBy,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant lastUsedAt,
        @Nullable String secret) {

    /** The secret before the last rotation. */
    record PreviousView(String last4, Instant expiresAt) {}

    static ApiKeyView of(ApiKey key, Instant now) {
        return of(key, now, null);
    }

    /** With the secret, for the one who made it. */
    static ApiKeyView of(ApiKeys.Issued issued, Instant now) {
        return of(issued.key(), now, issued.text().secretText());
    }

    private static ApiKeyView of(ApiKey key, Instant now, @Nullable String secret) {
        return new ApiKeyView(
                PublicId.format(IdPrefix.API_KEY, key.id()),
                "api_key",
                key.name(),
                KeyState.of(key, now),
                key.roles().stream().sorted().map(Role::wireName).toList(),
                key.scopes().stream().sorted().map(Scope::wireName).toList(),
                key.networks().texts(),
                key.current().last4(),
                previous(key, now).orElse(null),
                key.createdBy(),
                key.createdAt(),
                key.updatedAt(),
                key.expiresAt().orElse(null),
                key.revokedAt().orElse(null),
                key.lastUsedAt().orElse(null),
                secret);
    }

    private static Optional<PreviousView> previous(ApiKey key, Instant now) {
        return key.previous().filter(secret -> secret.isLive(now)).flatMap(secret -> secret.expiresAt()
                .map(end -> new PreviousView(secret.last4(), end)));
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "ApiKeyView[" + id + "]";
    }
}
