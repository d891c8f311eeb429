package io.paythread.signin;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.security.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A person who may sign in: with a password that is kept here, or at the provider that knows them as a subject.
 *
 * @param email unique without regard to case
 * @param subject who the person is at the provider; empty for people with a password, and for those who were invited
 *     and have not come yet
 * @param version counts changes, for {@code If-Match}
 */
record User(
        UUID id,
        String email,
        String name,
        Set<Role> roles,
        UserState state,
        boolean hasPassword,
        Optional<Subject> subject,
        int version,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> lastSignInAt) {
    User {
        roles = Set.copyOf(roles);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("a user without roles could do nothing: user=" + id);
        }
    }

    /** As whom audit lines name the person. */
    String actor() {
        return actor(id);
    }

    static String actor(UUID id) {
        return "user:" + publicId(id);
    }

    String publicId() {
        return publicId(id);
    }

    static String publicId(UUID id) {
        return PublicId.format(IdPrefix.USER, id);
    }

    boolean isActive() {
        return state == UserState.ACTIVE;
    }

    boolean isActiveAdministrator() {
        return isActive() && roles.contains(Role.ADMIN);
    }

    /** A person as a provider knows them; subjects are unique at their issuer only. */
    record Subject(String issuer, String subject) {}
}
