package io.paythread.security;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;
import java.util.function.Predicate;

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
        return live(caller, rights -> rights.equals(caller.scopes()));
    }

    @Override
    public Uni<Boolean> entitled(Caller caller) {
        return live(caller, rights -> rights.containsAll(caller.scopes()));
    }

    private Uni<Boolean> live(Caller caller, Predicate<Set<Scope>> rights) {
        return caller.subject()
                .map(id -> known.find(id).map(found -> found.filter(
                                key -> key.isLive(clock.instant()) && rights.test(Rights.of(key.roles(), key.scopes())))
                        .isPresent()))
                // What the configuration gives stays as long as the process.
                .orElseGet(() -> Uni.createFrom().item(true));
    }
}
