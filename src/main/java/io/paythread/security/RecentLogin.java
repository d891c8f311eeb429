package io.paythread.security;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * For what a stolen session must not do: key creation, role changes, erasure, raw bodies, evidence. People prove who they
 * are at most five minutes before; an embedded page cannot. Machines cannot sign in again and need only the scope: a
 * person who had signed in recently gave it to them.
 */
@Singleton
public class RecentLogin {
    static final Duration AT_MOST = Duration.ofMinutes(5);

    private final Clock clock;

    RecentLogin(Clock clock) {
        this.clock = clock;
    }

    /** Refuses a person whose last sign-in is too long ago (403, {@code recent_login_required}). */
    public void require(Caller caller) {
        if (caller.credential().isPerson() && !isRecent(caller)) {
            throw Refusals.recentLogin();
        }
    }

    private boolean isRecent(Caller caller) {
        Instant oldest = clock.instant().minus(AT_MOST);
        return caller.signedInAt().filter(at -> !at.isBefore(oldest)).isPresent();
    }
}
