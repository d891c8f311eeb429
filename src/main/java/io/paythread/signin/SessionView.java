package io.paythread.signin;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A session as JSON; never its token.
 *
 * @param object always {@code session}
 * @param current whether it is the one that asks
 * @param authenticatedAt when the person last proved who they are
 * @param seenAt when something was last asked for, to the minute
 * @param expiresAt when it ends at the latest
 */
record SessionView(
        String id,
        String object,
        boolean current,
        String method,
        String address,
        @Nullable String userAgent,
        @Nullable Instant authenticatedAt,
        Instant createdAt,
        Instant seenAt,
        Instant expiresAt) {

    static SessionView of(Session session, boolean current) {
        return new SessionView(
                PublicId.format(IdPrefix.SESSION, session.id()),
                "session",
                current,
                session.method().wireName(),
                session.address(),
                session.userAgent().orElse(null),
                session.authenticatedAt().orElse(null),
                session.createdAt(),
                session.seenAt(),
                session.expiresAt());
    }
}
