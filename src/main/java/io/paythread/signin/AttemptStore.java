package io.paythread.signin;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** Counts of failures. A row that has rested for a day is forgotten. */
@Singleton
class AttemptStore {
    private static final Duration MEMORY = Duration.ofDays(1);

    private static final String ADD =
            """
            insert into sign_in_attempt (key, failures, blocked_until, updated_at) values ($1, 0, 'epoch', $2)
            on conflict (key) do nothing
            """;
    private static final String LOCK =
            "select failures, blocked_until, updated_at from sign_in_attempt where key = $1 for update";
    private static final String WRITE =
            "update sign_in_attempt set failures = $2, blocked_until = $3, updated_at = $4 where key = $1";
    private static final String TAKE_BACK =
            """
            update sign_in_attempt set failures = greatest(failures - 1, 0), blocked_until = 'epoch', updated_at = $2
            where key = $1
            """;
    private static final String FORGET = "delete from sign_in_attempt where key = $1";
    private static final String FORGET_OLD = "delete from sign_in_attempt where updated_at < $1";

    /** The count so far; others who ask for the same key wait until the transaction ends. */
    Uni<Count> lock(Tx tx, AttemptKey key, Instant now) {
        return tx.update(ADD, Buffer.buffer(key.hash()), now.atOffset(ZoneOffset.UTC))
                .chain(() -> tx.first(LOCK, AttemptStore::from, Buffer.buffer(key.hash())))
                .map(row -> row.orElseThrow(() -> new IllegalStateException("the row was just written")))
                .map(count -> count.updatedAt().isBefore(now.minus(MEMORY)) ? new Count(0, Instant.EPOCH, now) : count);
    }

    Uni<Void> write(Tx tx, AttemptKey key, Count count) {
        return tx.update(
                        WRITE,
                        Buffer.buffer(key.hash()),
                        count.failures(),
                        count.blockedUntil().atOffset(ZoneOffset.UTC),
                        count.updatedAt().atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    /** One failure less, and no waiting. */
    Uni<Void> takeBack(Tx tx, AttemptKey key, Instant now) {
        return tx.update(TAKE_BACK, Buffer.buffer(key.hash()), now.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    Uni<Void> forget(Tx tx, AttemptKey key) {
        return tx.update(FORGET, Buffer.buffer(key.hash())).replaceWithVoid();
    }

    Uni<Integer> forgetOld(Tx tx, Instant now) {
        return tx.update(FORGET_OLD, now.minus(MEMORY).atOffset(ZoneOffset.UTC));
    }

    private static Count from(Row row) {
        return new Count(
                row.getInteger(0),
                row.getOffsetDateTime(1).toInstant(),
                row.getOffsetDateTime(2).toInstant());
    }

    /** Failures in a row, and until when nothing is tried. */
    record Count(int failures, Instant blockedUntil, Instant updatedAt) {}
}
