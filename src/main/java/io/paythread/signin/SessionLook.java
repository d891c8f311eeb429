package io.paythread.signin;

import io.paythread.security.Caller;
import io.paythread.security.Credential;
import io.paythread.security.LaterLook;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Looks at sessions again that do not show their cookie again. */
@Singleton
class SessionLook implements LaterLook {
    private final Sessions sessions;

    SessionLook(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Credential credential() {
        return Credential.SESSION;
    }

    /** A session is told from others of the same person by when they proved who they are and when it ends. */
    @Override
    public Uni<Boolean> still(Caller caller) {
        return caller.subject()
                .map(user -> sessions.of(user).map(live -> live.stream()
                        .anyMatch(session ->
                                session.expiresAt().equals(caller.expiresAt().orElse(null))
                                        && session.authenticatedAt().equals(caller.signedInAt())
                                        && session.roles().equals(caller.roles()))))
                .orElseGet(() -> Uni.createFrom().item(false));
    }
}
