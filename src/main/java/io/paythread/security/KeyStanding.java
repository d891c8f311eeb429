package io.paythread.security;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Looks at API keys again that are not shown again. */
@Singleton
public class KeyStanding {
    private final KnownKeys known;
    private final Clock clock;

    KeyStanding(KnownKeys known, Clock clock) {
        this.known = known;
        this.clock = clock;
    }

    /** Whether the caller's key is still good and allows exactly what it allowed; no for callers without a key of ours. */
    public Uni<Boolean> still(Caller caller) {
        if (caller.credential() != Credential.API_KEY) {
            return Uni.createFrom().item(false);
        }
        return caller.subject()
                .map(id -> known.find(id).map(found -> found.filter(key -> key.isLive(clock.instant())
                                && Rights.of(key.roles(), key.scopes()).equals(caller.scopes()))
                        .isPresent()))
                // What the configuration gives stays as long as the process.
                .orElseGet(() -> Uni.createFrom().item(true));
    }
}
