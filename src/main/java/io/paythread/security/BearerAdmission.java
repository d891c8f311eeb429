package io.paythread.security;

import io.paythread.platform.http.Admission;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.RequestId;
import io.paythread.platform.problem.ServiceException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Lets a request to {@code /v1} pass that bears a live key. */
@Singleton
class BearerAdmission implements Admission {
    private static final String SCHEME = "Bearer ";
    /** A key of ours has 81 characters; a configured one may be longer. */
    private static final int MAX_LENGTH = 1_024;

    private final ApiKeys keys;

    BearerAdmission(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public Uni<Void> admit(RoutingContext context) {
        String token = token(context)
                .orElseThrow(() -> refused("The request has no bearer key. "
                        + "Send the header Authorization: Bearer followed by an API key."));
        return keys.actorOf(token)
                .map(actor ->
                        actor.orElseThrow(() -> refused("The bearer key is not valid, has expired or was revoked.")))
                .invoke(actor -> Callers.put(new Caller(actor, RequestId.of(context))))
                .replaceWithVoid();
    }

    private static Optional<String> token(RoutingContext context) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String token = header.substring(SCHEME.length()).strip();
        return token.isEmpty() || token.length() > MAX_LENGTH ? Optional.empty() : Optional.of(token);
    }

    private static ServiceException refused(String detail) {
        return new ServiceException(ErrorCode.UNAUTHENTICATED, detail);
    }
}
