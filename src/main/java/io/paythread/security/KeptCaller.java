package io.paythread.security;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A caller as it is kept until later: with a ticket that opens a stream, with work that goes on without them. What they may
 * is as it was when they asked.
 */
public final class KeptCaller {
    private KeptCaller() {}

    /** The caller as JSON, for us alone. */
    public static JsonObject write(Caller caller) {
        return new JsonObject()
                .put("actor", caller.actor())
                .put("name", caller.displayName())
                .put("subject", caller.subject().map(UUID::toString).orElse(null))
                .put("credential", caller.credential().name())
                .put(
                        "roles",
                        new JsonArray(caller.roles().stream().map(Role::name).toList()))
                .put(
                        "scopes",
                        new JsonArray(caller.scopes().stream().map(Scope::name).toList()))
                .put("signed_in_at", caller.signedInAt().map(Instant::toString).orElse(null))
                .put("expires_at", caller.expiresAt().map(Instant::toString).orElse(null));
    }

    /** The caller again, in the name of another request. */
    public static Caller read(JsonObject kept, String requestId) {
        return new Caller(
                kept.getString("actor"),
                kept.getString("name"),
                Optional.ofNullable(kept.getString("subject")).map(UUID::fromString),
                Credential.valueOf(kept.getString("credential")),
                each(kept.getJsonArray("roles"), Role::valueOf),
                each(kept.getJsonArray("scopes"), Scope::valueOf),
                Optional.ofNullable(kept.getString("signed_in_at")).map(Instant::parse),
                Optional.ofNullable(kept.getString("expires_at")).map(Instant::parse),
                requestId);
    }

    private static <T> Set<T> each(JsonArray names, Function<String, T> meaning) {
        return names.stream().map(String::valueOf).map(meaning).collect(Collectors.toSet());
    }
}
