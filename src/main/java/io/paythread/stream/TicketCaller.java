package io.paythread.stream;

import io.paythread.security.Caller;
import io.paythread.security.Credential;
import io.paythread.security.Role;
import io.paythread.security.Scope;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A caller as a ticket holds it. */
final class TicketCaller {
    private TicketCaller() {}

    static JsonObject write(Caller caller) {
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

    static Caller read(JsonObject ticket, String requestId) {
        return new Caller(
                ticket.getString("actor"),
                ticket.getString("name"),
                Optional.ofNullable(ticket.getString("subject")).map(UUID::fromString),
                Credential.valueOf(ticket.getString("credential")),
                each(ticket.getJsonArray("roles"), Role::valueOf),
                each(ticket.getJsonArray("scopes"), Scope::valueOf),
                Optional.ofNullable(ticket.getString("signed_in_at")).map(Instant::parse),
                Optional.ofNullable(ticket.getString("expires_at")).map(Instant::parse),
                requestId);
    }

    private static <T> Set<T> each(JsonArray names, Function<String, T> meaning) {
        return names.stream().map(String::valueOf).map(meaning).collect(Collectors.toSet());
    }
}
