package io.paythread.security;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The caller as JSON.
 *
 * @param object always {@code caller}
 * @param actor the name in the audit log
 * @param scopes all that the caller may do
 * @param signedInAt when a person last signed in
 * @param expiresAt when the credential ends by itself
 */
record MeView(
        String object,
        String actor,
        String name,
        String credential,
        List<String> roles,
        List<String> scopes,
        @Nullable Instant signedInAt,
        @Nullable Instant expiresAt) {

    static MeView of(Caller caller) {
        return new MeView(
                "caller",
                caller.actor(),
                caller.displayName(),
                caller.credential().name().toLowerCase(Locale.ROOT),
                caller.roles().stream().map(Role::wireName).toList(),
                caller.scopes().stream().map(Scope::wireName).toList(),
                caller.signedInAt().orElse(null),
                caller.expiresAt().orElse(null));
    }
}
