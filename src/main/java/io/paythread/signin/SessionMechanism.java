package io.paythread.signin;

import io.paythread.platform.problem.RequestId;
import io.paythread.security.Caller;
import io.paythread.security.Credential;
import io.paythread.security.CredentialMechanism;
import io.paythread.security.Refusals;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/** People with a session: their browser sends the cookie by itself, so what changes something must come from our pages. */
@Singleton
class SessionMechanism implements CredentialMechanism {
    private final Sessions sessions;
    private final SignInConfig config;

    SessionMechanism(Sessions sessions, SignInConfig config) {
        this.sessions = sessions;
        this.config = config;
    }

    @Override
    public Credential credential() {
        return Credential.SESSION;
    }

    @Override
    public Uni<Optional<Caller>> identify(RoutingContext context) {
        Optional<String> token = SessionCookie.read(context);
        if (token.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return sessions.find(token.get()).map(found -> {
            Session session = found.orElseThrow(Refusals::unauthenticated);
            CsrfRule.check(context, config.origin());
            return Optional.of(caller(session, RequestId.of(context)));
        });
    }

    static Caller caller(Session session, String requestId) {
        return new Caller(
                User.actor(session.userId()),
                session.userName(),
                Optional.of(session.userId()),
                Credential.SESSION,
                session.roles(),
                Set.of(),
                session.authenticatedAt(),
                Optional.of(session.expiresAt()),
                requestId);
    }
}
