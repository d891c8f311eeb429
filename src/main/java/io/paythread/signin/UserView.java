package io.paythread.signin;

import io.paythread.security.Role;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A user as JSON.
 *
 * @param object always {@code user}
 * @param signIn {@code password}, {@code oidc}, or {@code invited} for somebody who has not come from the provider yet
 */
record UserView(
        String id,
        String object,
        String email,
        String name,
        List<String> roles,
        String state,
        String signIn,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastSignInAt) {

    static UserView of(User user) {
        return new UserView(
                user.publicId(),
                "user",
                user.email(),
                user.name(),
                user.roles().stream().map(Role::wireName).sorted().toList(),
                user.state().wireName(),
                signIn(user),
                user.createdAt(),
                user.updatedAt(),
                user.lastSignInAt().orElse(null));
    }

    private static String signIn(User user) {
        if (user.subject().isPresent()) {
            return "oidc";
        }
        return user.hasPassword() ? "password" : "invited";
    }
}
