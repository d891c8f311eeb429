package io.paythread.platform.idempotency;

import io.paythread.platform.postgres.OpenTransaction;
import io.paythread.platform.postgres.RequestTransaction;
import io.paythread.platform.postgres.Rider;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One request that bears a key, on its way: sees to it that its effect and its answer commit together. */
final class Claim implements Rider {
    /** From the effect to the answer is a matter of writing JSON. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KeyedRequest request;
    private final Answers answers;
    private final RequestTransaction transaction;
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

    Claim(KeyedRequest request, Answers answers) {
        this.request = request;
        this.answers = answers;
        this.transaction = RequestTransaction.begin(this);
    }

    @Override
    public Uni<Void> board(OpenTransaction open) {
        return answers.claim(open, request);
    }

    @Override
    public Uni<Void> beforeCommit(OpenTransaction open) {
        return Uni.createFrom()
                .completionStage(answer)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .chain(given -> answers.keep(open, request, given));
    }

    @Override
    public void ended(@Nullable Throwable failure) {
        if (failure == null) {
            ended.complete(null);
        } else {
            ended.completeExceptionally(failure);
        }
    }

    /** The request took effect and is answered so. Completes when that is committed; only then may the answer go out. */
    Uni<Void> answered(Answer given) {
        if (!transaction.isOpen()) {
            transaction.end();
            return answers.keep(request, given);
        }
        answer.complete(given);
        return Uni.createFrom().completionStage(ended);
    }

    /** The request is refused, or its caller has gone: completes when nothing of it is left. */
    Uni<Void> abandoned() {
        if (!transaction.isOpen()) {
            transaction.end();
            return Uni.createFrom().voidItem();
        }
        answer.completeExceptionally(new IllegalStateException("the request was not answered with a success"));
        return Uni.createFrom().completionStage(ended).onFailure().recoverWithNull();
    }

    /** The exchange is over; without an answer nothing of it must be left. */
    void leave() {
        answer.completeExceptionally(new IllegalStateException("the caller has gone"));
    }
}
