package io.paythread.security;

import io.paythread.platform.net.Networks;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody wants of a key. Absent means: as it is, or as it is usual for a new one.
 *
 * @param networks from where it is to be good; an empty list is everywhere
 */
record KeyWish(
        Optional<String> name,
        Optional<Set<Role>> roles,
        Optional<Set<Scope>> scopes,
        Optional<Networks> networks,
        Optional<Instant> expiresAt) {

    /** The key as it is wanted. */
    ApiKey appliedTo(ApiKey key, Instant now) {
        return new ApiKey(
                key.id(),
                name.orElse(key.name()),
                roles.orElse(key.roles()),
                scopes.orElse(key.scopes()),
                networks.orElse(key.networks()),
                key.createdBy(),
                key.createdAt(),
                now,
                expiresAt.or(key::expiresAt),
                key.revokedAt(),
                key.lastUsedAt(),
                key.current(),
                key.previous(),
                key.version() + 1);
    }
}
