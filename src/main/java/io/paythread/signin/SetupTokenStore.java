package io.paythread.signin;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;

/** Setup tokens, as hashes. */
@Singleton
class SetupTokenStore {
    private static final String INSERT =
            "insert into setup_token (token_hash, created_at, expires_at) values ($1, $2, $3)";
    private static final String IS_LIVE =
            "select exists (select 1 from setup_token where token_hash = $1 and expires_at > $2)";
    private static final String DELETE = "delete from setup_token where token_hash = $1";
    private static final String DELETE_EXPIRED = "delete from setup_token where expires_at <= $1";
    private static final String DELETE_ALL = "delete from setup_token";

    Uni<Void> insert(Tx tx, String token, Instant now, Instant expires) {
        return tx.update(INSERT, hash(token), now.atOffset(ZoneOffset.UTC), expires.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    Uni<Boolean> isLive(Tx tx, String token, Instant now) {
        return tx.first(IS_LIVE, row -> row.getBoolean(0), hash(token), now.atOffset(ZoneOffset.UTC))
                .map(live -> live.orElse(false));
    }

    Uni<Void> delete(Tx tx, String token) {
        return tx.update(DELETE, hash(token)).replaceWithVoid();
    }

    Uni<Void> deleteExpired(Tx tx, Instant now) {
        return tx.update(DELETE_EXPIRED, now.atOffset(ZoneOffset.UTC)).replaceWithVoid();
    }

    Uni<Void> deleteAll(Tx tx) {
        return tx.update(DELETE_ALL).replaceWithVoid();
    }

    private static Buffer hash(String token) {
        return Buffer.buffer(Secrets.hash(token));
    }
}
