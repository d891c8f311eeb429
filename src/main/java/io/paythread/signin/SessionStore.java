package io.paythread.signin;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Sessions. Reading gives live ones of active users only. */
@Singleton
class SessionStore {
    private static final String COLUMNS =
            """
            s.id, s.user_id, u.name, u.roles, s.method, s.authenticated_at, s.address, s.user_agent, s.created_at, s.seen_at,
            s.expires_at
            """;
    private static final String LIVE = "select " + COLUMNS
            + """
            from user_session s join app_user u on u.id = s.user_id
            where u.state = 'active' and s.expires_at > $2 and s.seen_at > $3
            """;
    private static final String FIND = LIVE + " and s.token_hash = $1";
    private static final String OF_USER = LIVE + " and s.user_id = $1 order by s.seen_at desc, s.id";
    private static final String INSERT =
            """
            insert into user_session (id, token_hash, user_id, method, authenticated_at, provider_session, address,
                user_agent, created_at, seen_at, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10)
            """;
    private static final String SEEN = "update user_session set seen_at = $2 where id = $1 and seen_at < $2";
    private static final String END = "delete from user_session where id = $1 and user_id = $2";
    private static final String END_BY_TOKEN = "delete from user_session where token_hash = $1 returning user_id";
    private static final String END_OF_USER = "delete from user_session where user_id = $1";
    private static final String END_BY_PROVIDER_SESSION =
            """
            delete from user_session s using app_user u
            where u.id = s.user_id and u.issuer = $1 and s.provider_session = $2 and ($3::text is null or u.subject = $3)
            returning s.user_id
            """;
    private static final String END_BY_SUBJECT =
            """
            delete from user_session s using app_user u
            where u.id = s.user_id and u.issuer = $1 and u.subject = $2 and s.method = 'oidc'
            returning s.user_id
            """;
    private static final String END_OVER = "delete from user_session where expires_at <= $1 or seen_at <= $2";

    Uni<Optional<Session>> find(Tx tx, byte[] hash, Instant now, Duration idle) {
        return tx.first(FIND, SessionStore::from, Buffer.buffer(hash), utc(now), utc(now.minus(idle)));
    }

    /** The most recent first. */
    Uni<List<Session>> ofUser(Tx tx, UUID user, Instant now, Duration idle) {
        return tx.list(OF_USER, SessionStore::from, user, utc(now), utc(now.minus(idle)));
    }

    Uni<Void> insert(Tx tx, Session session, byte[] hash, Optional<String> providerSession) {
        return tx.update(
                        INSERT,
                        session.id(),
                        Buffer.buffer(hash),
                        session.userId(),
                        session.method().wireName(),
                        session.authenticatedAt().map(SessionStore::utc).orElse(null),
                        providerSession.orElse(null),
                        session.address(),
                        session.userAgent().orElse(null),
                        utc(session.createdAt()),
                        utc(session.expiresAt()))
                .replaceWithVoid();
    }

    Uni<Void> seen(Tx tx, UUID id, Instant now) {
        return tx.update(SEEN, id, utc(now)).replaceWithVoid();
    }

    /** False where the user has no such session. */
    Uni<Boolean> end(Tx tx, UUID id, UUID user) {
        return tx.update(END, id, user).map(rows -> rows == 1);
    }

    /** Whose session it was. */
    Uni<Optional<UUID>> endByToken(Tx tx, byte[] hash) {
        return tx.first(END_BY_TOKEN, row -> row.getUUID(0), Buffer.buffer(hash));
    }

    Uni<Integer> endOfUser(Tx tx, UUID user) {
        return tx.update(END_OF_USER, user);
    }

    /** Whose sessions they were. */
    Uni<List<UUID>> endByProviderSession(Tx tx, String issuer, String providerSession, Optional<String> subject) {
        return tx.list(END_BY_PROVIDER_SESSION, row -> row.getUUID(0), issuer, providerSession, subject.orElse(null));
    }

    Uni<List<UUID>> endBySubject(Tx tx, User.Subject subject) {
        return tx.list(END_BY_SUBJECT, row -> row.getUUID(0), subject.issuer(), subject.subject());
    }

    /** Forgets those that are over anyway. */
    Uni<Integer> endOver(Tx tx, Instant now, Duration idle) {
        return tx.update(END_OVER, utc(now), utc(now.minus(idle)));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Session from(Row row) {
        return new Session(
                row.getUUID(0),
                row.getUUID(1),
                row.getString(2),
                UserStore.roles(row.getArrayOfStrings(3)),
                Session.Method.of(row.getString(4)),
                Optional.ofNullable(row.getOffsetDateTime(5)).map(OffsetDateTime::toInstant),
                row.getString(6),
                Optional.ofNullable(row.getString(7)),
                row.getOffsetDateTime(8).toInstant(),
                row.getOffsetDateTime(9).toInstant(),
                row.getOffsetDateTime(10).toInstant());
    }
}
