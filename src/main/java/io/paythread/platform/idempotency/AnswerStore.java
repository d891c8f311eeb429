package io.paythread.platform.idempotency;

import io.paythread.platform.postgres.OpenTransaction;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;

/** Rows of {@code idempotent_answer}. */
@Singleton
class AnswerStore {
    private static final String FIND =
            """
            select fingerprint, status, content_type, headers, body, answered_at
            from idempotent_answer
            where scope = $1 and answered_at > $2
            """;
    /** Let go at the end of the transaction, whatever that is: nothing stays "in flight" after a crash. */
    private static final String LOCK = "select pg_try_advisory_xact_lock($1)";

    private static final String IS_ANSWERED =
            "select exists (select from idempotent_answer where scope = $1 and answered_at > $2)";
    /** A row in the way is older than what is kept, and has not been cleaned away yet. */
    private static final String INSERT =
            """
            insert into idempotent_answer (scope, fingerprint, status, content_type, headers, body, answered_at)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (scope) do update
            set fingerprint = excluded.fingerprint, status = excluded.status, content_type = excluded.content_type,
                headers = excluded.headers, body = excluded.body, answered_at = excluded.answered_at
            """;

    private static final String DELETE_OLD =
            """
            delete from idempotent_answer
            where scope in (
                select scope from idempotent_answer where answered_at <= $1 order by answered_at limit $2
                for update skip locked)
            """;

    /** An answer with what it answered and when. */
    record Kept(Answer answer, boolean sameRequest, Instant at) {}

    /** The answer to this attempt, if it has one that is younger than the given time. */
    Uni<Optional<Kept>> find(Tx tx, KeyedRequest request, Instant since) {
        return tx.first(
                FIND, row -> kept(row, request), Buffer.buffer(request.scope()), since.atOffset(ZoneOffset.UTC));
    }

    /** Whether nobody else is at this attempt; then nobody else can be until the end of the transaction. */
    Uni<Boolean> lock(OpenTransaction transaction, KeyedRequest request) {
        return transaction.value(Boolean.class, LOCK, request.lock()).map(locked -> locked.orElse(false));
    }

    Uni<Boolean> isAnswered(OpenTransaction transaction, KeyedRequest request, Instant since) {
        return transaction
                .value(Boolean.class, IS_ANSWERED, request.scope(), since.atOffset(ZoneOffset.UTC))
                .map(found -> found.orElse(false));
    }

    Uni<Void> insert(OpenTransaction transaction, KeyedRequest request, Answer answer, Instant now) {
        byte[] body = answer.body().orElse("").getBytes(StandardCharsets.UTF_8);
        return transaction
                .update(
                        INSERT,
                        request.scope(),
                        request.fingerprint(),
                        answer.status(),
                        answer.contentType(),
                        answer.headerLines(),
                        request.seal().close(body),
                        now.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    /** Removes at most so many answers that are not younger than the given time; says how many. */
    Uni<Integer> deleteOld(Tx tx, Instant until, int most) {
        return tx.update(DELETE_OLD, until.atOffset(ZoneOffset.UTC), most);
    }

    private static Kept kept(Row row, KeyedRequest request) {
        boolean same = Arrays.equals(row.getBuffer(0).getBytes(), request.fingerprint());
        byte[] body = same ? request.seal().open(row.getBuffer(4).getBytes()) : new byte[0];
        Answer answer = new Answer(
                row.getInteger(1),
                row.getString(2),
                Answer.headers(row.getString(3)),
                body.length == 0 ? Optional.empty() : Optional.of(new String(body, StandardCharsets.UTF_8)));
        return new Kept(answer, same, row.getOffsetDateTime(5).toInstant());
    }
}
