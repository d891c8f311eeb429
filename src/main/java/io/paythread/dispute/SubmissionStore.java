package io.paythread.dispute;

import io.paythread.dispute.Submission.Action;
import io.paythread.dispute.Submission.State;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to be done at providers. */
@Singleton
class SubmissionStore {
    private static final String COLUMNS =
            """
            id, dispute_id, pack_id, pack_version, source_id, action, state, requested_by, approved_by, error_code,
            error_detail, created_at, updated_at
            """;

    private static final String INSERT =
            """
            insert into evidence_submission
                (id, dispute_id, pack_id, pack_version, source_id, action, state, requested_by, created_at, updated_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
            on conflict (dispute_id) where action in ('submit', 'accept') and state not in ('failed', 'withdrawn')
            do nothing
            """;

    private static final String FIND = "select " + COLUMNS + " from evidence_submission where id = $1";
    private static final String LOCK = FIND + " for no key update";

    private static final String MOVE =
            """
            update evidence_submission
            set state = $2, error_code = $3, error_detail = $4, sha256 = coalesce($5, sha256), updated_at = $6
            where id = $1
            """;

    private static final String APPROVE =
            "update evidence_submission set state = 'queued', approved_by = $2, updated_at = $3 where id = $1";

    /** False where the dispute has one already that cannot be taken back. */
    Uni<Boolean> insert(Tx tx, Submission submission) {
        return tx.update(
                        INSERT,
                        submission.id(),
                        submission.dispute(),
                        submission.pack().orElse(null),
                        submission.packVersion().orElse(null),
                        submission.source(),
                        submission.action().wireName(),
                        submission.state().wireName(),
                        submission.requestedBy(),
                        submission.createdAt().atOffset(ZoneOffset.UTC))
                .map(count -> count > 0);
    }

    Uni<Optional<Submission>> find(Tx tx, UUID id) {
        return tx.first(FIND, SubmissionStore::from, id);
    }

    Uni<Optional<Submission>> lock(Tx tx, UUID id) {
        return tx.first(LOCK, SubmissionStore::from, id);
    }

    Uni<Void> move(
            Tx tx,
            UUID id,
            State state,
            @Nullable String code,
            @Nullable String detail,
            byte @Nullable [] sha,
            Instant now) {
        return tx.update(MOVE, id, state.wireName(), code, detail, sha, now.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    Uni<Void> approve(Tx tx, UUID id, String actor, Instant now) {
        return tx.update(APPROVE, id, actor, now.atOffset(ZoneOffset.UTC)).replaceWithVoid();
    }

    private static Submission from(Row row) {
        return new Submission(
                row.getUUID("id"),
                row.getUUID("dispute_id"),
                Optional.ofNullable(row.getUUID("pack_id")),
                Optional.ofNullable(row.getInteger("pack_version")),
                row.getUUID("source_id"),
                Action.valueOf(row.getString("action").toUpperCase(Locale.ROOT)),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("requested_by"),
                Optional.ofNullable(row.getString("approved_by")),
                Optional.ofNullable(row.getString("error_code")),
                Optional.ofNullable(row.getString("error_detail")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
