package io.paythread.security;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** What a request bears in the header {@code Authorization: Bearer}. */
public final class BearerToken {
    private static final String SCHEME = "Bearer ";
    /** A key of ours has 81 characters, a token of an identity provider seldom more than two thousand. */
    private static final int MAX_LENGTH = 4_096;

    private BearerToken() {}

    /** The token; empty when there is none, when it is empty, or too long to be one. */
    public static Optional<String> of(RoutingContext context) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String token = header.substring(SCHEME.length()).strip();
        return token.isEmpty() || token.length() > MAX_LENGTH ? Optional.empty() : Optional.of(token);
    }
}
