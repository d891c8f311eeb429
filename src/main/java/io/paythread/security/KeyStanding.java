package io.paythread.security;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Looks at API keys again that are not shown again. */
@Singleton
class KeyStanding implements LaterLook {
    private final KnownKeys known;
    private final Clock clock;

    KeyStanding(KnownKeys known, Clock clock) {
        this.known = known;
        this.clock = clock;
    }

    @Override
    public Credential credential() {
        return Credential.API_KEY;
    }

    @Override
    public Uni<Boolean> still(Caller caller) {
        return caller.subject()
                .map(id -> known.find(id).map(found -> found.filter(key -> key.isLive(clock.instant())
                                && Rights.of(key.roles(), key.scopes()).equals(caller.scopes()))
                        .isPresent()))
                // What the configuration gives stays as long as the process.
                .orElseGet(() -> Uni.createFrom().item(true));
    }
}
