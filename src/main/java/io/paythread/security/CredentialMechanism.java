package io.paythread.security;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * One way to say who asks. Every bean of this type is asked in turn on each request to {@code /v1}, until one answers.
 * A bearer that begins with {@code ptk_} is an API key and reaches no mechanism; nor does an ambient credential (a
 * cookie) count on a request that bears the header Authorization: what was shown on purpose is judged alone.
 */
public interface CredentialMechanism {
    /** What it reads. */
    Credential credential();

    /**
     * Who asks, as they may ask now. Empty when the request bears no credential of this kind. Fails with {@link
     * Refusals#unauthenticated} when it bears one that is not good: then nobody else is asked. Called on the event loop,
     * before the body is read; must not block.
     */
    Uni<Optional<Caller>> identify(RoutingContext context);
}
