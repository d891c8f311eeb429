package io.paythread.security;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** Says whose key it is, and what it allows. */
@Singleton
class BearerKeys {
    private final BootstrapKey bootstrap;
    private final KnownKeys known;
    private final KeyUses uses;
    private final Clock clock;

    BearerKeys(BootstrapKey bootstrap, KnownKeys known, KeyUses uses, Clock clock) {
        this.bootstrap = bootstrap;
        this.known = known;
        this.uses = uses;
        this.clock = clock;
    }

    /**
     * Who presents a bearer token at an address; empty where it stands for nobody. A token with a wrong checksum never
     * reaches the database.
     */
    Uni<Optional<Caller>> callerOf(String token, String address, String requestId) {
        byte[] hash = ApiKeyText.hash(token);
        if (bootstrap.matches(hash)) {
            return Uni.createFrom().item(Optional.of(bootstrap(requestId)));
        }
        return ApiKeyText.parse(token)
                .map(text -> known.find(text.id())
                        .map(found -> found.filter(key -> key.admits(hash, address, clock.instant()))
                                .map(key -> caller(key, requestId))))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Caller caller(ApiKey key, String requestId) {
        uses.note(key);
        return Caller.machine(
                key.actor(),
                key.name(),
                Optional.of(key.id()),
                Credential.API_KEY,
                key.roles(),
                key.scopes(),
                key.expiresAt(),
                requestId);
    }

    private static Caller bootstrap(String requestId) {
        return Caller.machine(
                "key:bootstrap",
                "bootstrap",
                Optional.empty(),
                Credential.API_KEY,
                Set.of(Role.ADMIN),
                Set.of(),
                Optional.empty(),
                requestId);
    }
}
