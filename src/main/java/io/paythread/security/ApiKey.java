package io.paythread.security;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.net.Networks;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A key as the database knows it: everything but the key itself.
 *
 * @param networks from where it is good
 * @param expiresAt good before then; empty is without end
 * @param lastUsedAt the hour in which it was last used
 * @param current the secret that its holder was given last
 * @param previous the one before, during a rotation
 * @param version rises with each change of a person's
 */
record ApiKey(
        UUID id,
        String name,
        Set<Role> roles,
        Set<Scope> scopes,
        Networks networks,
        String createdBy,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> expiresAt,
        Optional<Instant> revokedAt,
        Optional<Instant> lastUsedAt,
        Secret current,
        Optional<Secret> previous,
        int version) {

    /** What is kept of a secret: its SHA-256, its last four characters, and when it ends, if before the key does. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared as a whole; the bytes are compared in constant time.
    record Secret(byte[] hash, String last4, Optional<Instant> expiresAt) {
        /** Takes the same time whatever was presented. */
        boolean matches(byte[] presented) {
            return MessageDigest.isEqual(hash, presented);
        }

        boolean isLive(Instant now) {
            return expiresAt.filter(end -> !now.isBefore(end)).isEmpty();
        }

        /** Shows no hash. */
        @Override
        public String toString() {
            return "…" + last4;
        }
    }

    /** The name in audit lines: the id never changes, the name may. */
    String actor() {
        return "key:" + PublicId.format(IdPrefix.API_KEY, id);
    }

    /** Whether it is neither expired nor revoked. */
    boolean isLive(Instant now) {
        return revokedAt.isEmpty()
                && expiresAt.filter(end -> !now.isBefore(end)).isEmpty();
    }

    /** Whether somebody at this address, who presents a key with this hash, may use it now. */
    boolean admits(byte[] presented, String address, Instant now) {
        // Both are compared, whatever the first says, so that the time tells nothing.
        boolean isCurrent = current.matches(presented);
        boolean isPrevious = previous.map(secret -> secret.matches(presented)).orElse(false) && previousIsLive(now);
        return (isCurrent || isPrevious) && isLive(now) && networks.contain(address);
    }

    private boolean previousIsLive(Instant now) {
        return previous.map(secret -> secret.isLive(now)).orElse(false);
    }

    /** With a new secret; the present one stays good until then. */
    ApiKey rotated(ApiKeyText text, Instant now, Instant overlapEnd) {
        return with(
                now,
                revokedAt,
                new Secret(text.hash(), text.last4(), Optional.empty()),
                Optional.of(new Secret(current.hash(), current.last4(), Optional.of(overlapEnd))));
    }

    /** Ended. */
    ApiKey revoked(Instant now) {
        return with(now, Optional.of(now), current, previous);
    }

    private ApiKey with(Instant now, Optional<Instant> revoked, Secret first, Optional<Secret> second) {
        return new ApiKey(
                id,
                name,
                roles,
                scopes,
                networks,
                createdBy,
                createdAt,
                now,
                expiresAt,
                revoked,
                lastUsedAt,
                first,
                second,
                version + 1);
    }

    /** All that the key may do. */
    Set<Scope> rights() {
        return Rights.of(roles, scopes);
    }
}
