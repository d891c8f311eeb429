package io.paythread.signin;

import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.paythread.security.Credential;
import io.paythread.security.LaterLook;
import io.paythread.security.Rights;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Set;

/** Looks at sessions again that do not show their cookie again. */
@Singleton
class SessionLook implements LaterLook {
    private final Sessions sessions;
    private final Users users;

    SessionLook(Sessions sessions, Users users) {
        this.sessions = sessions;
        this.users = users;
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

    /** Whichever session it was: of a person who is there, may sign in and has the rights. */
    @Override
    public Uni<Boolean> entitled(Caller caller) {
        return caller.subject()
                .map(user -> users.get(user)
                        .map(found -> found.isActive()
                                && Rights.of(found.roles(), Set.of()).containsAll(caller.scopes()))
                        .onFailure(ServiceException.class)
                        .recoverWithItem(false))
                .orElseGet(() -> Uni.createFrom().item(false));
    }
}
