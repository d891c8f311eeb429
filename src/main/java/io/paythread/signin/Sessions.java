package io.paythread.signin;

import io.paythread.platform.id.Ids;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.time.Every;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who is signed in. A session is looked up for each request and kept in no memory: ended once, it is over everywhere. It
 * ends after a time without requests, after its lifetime, and when somebody ends it.
 */
@Singleton
class Sessions {
    /** How exact {@code seen_at} is: a write for each request would be too many. */
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private static final Duration TIDYING = Duration.ofMinutes(10);

    private final Database database;
    private final SessionStore store;
    private final Duration idle;
    private final Duration lifetime;
    private final Ids ids;
    private final Clock clock;
    private final Every tidying = new Every(TIDYING);

    Sessions(Database database, SessionStore store, SignInConfig config, Ids ids, Clock clock) {
        this.database = database;
        this.store = store;
        this.idle = config.idle();
        this.lifetime = config.lifetime();
        this.ids = ids;
        this.clock = clock;
    }

    /** The live session that the token belongs to; a request counts as a sign of life. */
    Uni<Optional<Session>> find(String token) {
        Instant now = clock.instant();
        return database.reading(tx -> store.find(tx, Secrets.hash(token), now, idle)
                .call(found -> found.filter(session -> session.seenAt().isBefore(now.minus(SEEN_EVERY)))
                        .map(session -> store.seen(tx, session.id(), now))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    /** Begins a session with a token of its own, which is returned and kept nowhere; ends the one it takes the place of. */
    Uni<String> begin(Tx tx, UUID user, Entrance entrance) {
        Instant now = clock.instant();
        String token = Secrets.text();
        Session session = new Session(
                ids.next(),
                user,
                // Read from the user each time.
                "",
                Set.of(),
                entrance.method(),
                entrance.authenticatedAt(),
                entrance.browser().address(),
                entrance.browser().userAgent(),
                now,
                now,
                now.plus(lifetime));
        return endByToken(tx, entrance.replaced())
                .chain(() -> tidying.due()
                        ? store.endOver(tx, now, idle)
                        : Uni.createFrom().item(0))
                .chain(() -> store.insert(tx, session, Secrets.hash(token), entrance.providerSession()))
                .replaceWith(token);
    }

    private Uni<Void> endByToken(Tx tx, Optional<String> token) {
        return token.isEmpty()
                ? Uni.createFrom().voidItem()
                : store.endByToken(tx, Secrets.hash(token.get())).replaceWithVoid();
    }

    /** A person's live sessions, the most recent first. */
    Uni<List<Session>> of(UUID user) {
        return database.reading(tx -> store.ofUser(tx, user, clock.instant(), idle));
    }

    /**
     * How somebody came in.
     *
     * @param authenticatedAt when they last proved who they are; empty where the provider did not say
     * @param providerSession the provider's session, which its back-channel logout names
     * @param replaced the token of the session that the browser had before
     */
    record Entrance(
            Session.Method method,
            Browser browser,
            Optional<Instant> authenticatedAt,
            Optional<String> providerSession,
            Optional<String> replaced) {}
}
