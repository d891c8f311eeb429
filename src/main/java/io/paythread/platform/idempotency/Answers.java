package io.paythread.platform.idempotency;

import io.paythread.platform.idempotency.AnswerStore.Kept;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.OpenTransaction;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The answers that are kept, and who may give a new one. */
@Singleton
class Answers {
    /** What is under way takes milliseconds, seldom longer. */
    private static final int TRY_AGAIN_SECONDS = 1;

    private static final Duration PROMISED = Duration.ofHours(24);
    private static final int CLEANED_AT_ONCE = 1_000;

    private final Database database;
    private final AnswerStore store;
    private final Duration kept;
    private final Clock clock;

    Answers(Database database, AnswerStore store, IdempotencyConfig config, Clock clock) {
        if (config.kept().compareTo(PROMISED) < 0) {
            throw new IllegalArgumentException("paythread.idempotency.kept is at least 24 h");
        }
        this.database = database;
        this.store = store;
        this.kept = config.kept();
        this.clock = clock;
    }

    /** The answer to the same request, if there is one. Refuses a key that was used for another request. */
    Uni<Optional<Answer>> find(KeyedRequest request) {
        return database.reading(tx -> store.find(tx, request, oldest()))
                .map(found -> found.map(this::requireSameRequest));
    }

    /** Refuses while another request with the key is under way, or just was. */
    Uni<Void> claim(OpenTransaction transaction, KeyedRequest request) {
        return store.lock(transaction, request)
                .chain(locked -> locked
                        ? store.isAnswered(transaction, request, oldest())
                        : Uni.createFrom().item(true))
                .invoke(taken -> {
                    if (taken) {
                        throw ServiceException.retryLater(
                                ErrorCode.IDEMPOTENCY_KEY_IN_USE,
                                "A request with this Idempotency-Key is under way. Send it again to read its answer.",
                                TRY_AGAIN_SECONDS);
                    }
                })
                .replaceWithVoid();
    }

    Uni<Void> keep(OpenTransaction transaction, KeyedRequest request, Answer answer) {
        return store.insert(transaction, request, answer, clock.instant());
    }

    /** For a request that changed nothing in the database. */
    Uni<Void> keep(KeyedRequest request, Answer answer) {
        return database.inTransaction(tx -> claim(tx, request).chain(() -> keep(tx, request, answer)));
    }

    /** Forgets some of the answers that are older than promised; says whether there may be more. */
    Uni<Boolean> clean() {
        return database.inTransaction(tx -> store.deleteOld(tx, oldest(), CLEANED_AT_ONCE))
                .map(deleted -> deleted == CLEANED_AT_ONCE);
    }

    private Instant oldest() {
        return clock.instant().minus(kept);
    }

    private Answer requireSameRequest(Kept found) {
        if (!found.sameRequest()) {
            long ago = Math.max(0, Duration.between(found.at(), clock.instant()).toSeconds());
            throw new ServiceException(
                    ErrorCode.IDEMPOTENCY_KEY_REUSED,
                    "The key was first used " + ago + " s ago with another payload. Use a new key for a new request.");
        }
        return found.answer();
    }
}
