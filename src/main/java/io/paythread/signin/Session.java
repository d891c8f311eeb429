package io.paythread.signin;

import io.paythread.security.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody who is signed in, on one browser.
 *
 * @param userName what people read beside the person's deeds
 * @param authenticatedAt when the person last proved who they are; empty where the provider did not say
 * @param seenAt when something was last asked for, to the minute
 */
record Session(
        UUID id,
        UUID userId,
        String userName,
        Set<Role> roles,
        Method method,
        Optional<Instant> authenticatedAt,
        String address,
        Optional<String> userAgent,
        Instant createdAt,
        Instant seenAt,
        Instant expiresAt) {
    Session {
        roles = Set.copyOf(roles);
    }

    /** How the person proved who they are. */
    enum Method {
        PASSWORD,
        OIDC;

        String wireName() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static Method of(String wireName) {
            return valueOf(wireName.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
