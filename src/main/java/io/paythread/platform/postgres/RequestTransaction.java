package io.paythread.platform.postgres;

import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one transaction of a request that has a {@link Rider}. The first transaction that the request begins carries the
 * rider and stays open until the rider lets it commit; whatever else the request reads or writes in the same way joins
 * it. So services open their transactions as ever and know nothing of this.
 *
 * <p>Lives in the request's own context: a request without a rider, and every loop, has none.
 */
public final class RequestTransaction {
    private static final String KEY = "paythread.request-transaction";

    private enum Phase {
        /** None has begun, or the one that had begun failed. */
        IDLE,
        BEGINNING,
        /** The effect is there and not committed. */
        OPEN,
        OVER
    }

    private final Rider rider;
    private volatile Phase phase = Phase.IDLE;
    private volatile @Nullable OpenTransaction open;
    private final List<Supplier<Uni<Void>>> afterCommit = new ArrayList<>();

    private RequestTransaction(Rider rider) {
        this.rider = rider;
    }

    /** Gives the present request a rider. */
    public static RequestTransaction begin(Rider rider) {
        Context context = Vertx.currentContext();
        if (context == null || !VertxContext.isDuplicatedContext(context)) {
            throw new IllegalStateException("no request is being answered");
        }
        RequestTransaction transaction = new RequestTransaction(rider);
        context.putLocal(KEY, transaction);
        return transaction;
    }

    /** That of the present request, if it has a rider that has not got off. */
    static Optional<RequestTransaction> current() {
        Context context = Vertx.currentContext();
        if (context == null || !VertxContext.isDuplicatedContext(context)) {
            return Optional.empty();
        }
        RequestTransaction found = context.getLocal(KEY);
        return Optional.ofNullable(found).filter(one -> one.phase != Phase.OVER);
    }

    /** Whether an effect waits for its commit. */
    public boolean isOpen() {
        return phase == Phase.OPEN;
    }

    /** What begins from now on goes its own way. */
    public void end() {
        phase = Phase.OVER;
    }

    /** The open transaction, if it is of this kind. */
    <H extends OpenTransaction> Optional<H> joined(Class<H> kind) {
        OpenTransaction present = open;
        return phase == Phase.OPEN && kind.isInstance(present) ? Optional.of(kind.cast(present)) : Optional.empty();
    }

    /** How a kind of transaction is begun; it commits when the work gives an item. */
    interface Opener<H, T> {
        Uni<T> open(Function<H, Uni<T>> work);
    }

    /** Runs work that changes something: carries the rider, or joins the transaction that does. */
    <H extends OpenTransaction, T> Uni<T> carry(
            Class<H> kind, Opener<H, T> opener, Function<H, Uni<T>> work, Function<T, Uni<Void>> committed) {
        if (phase == Phase.IDLE) {
            return begin(opener, work, committed);
        }
        H present = joined(kind)
                .orElseThrow(() -> new IllegalStateException("A request that bears a key changes things in one"
                        + " transaction, or in several of one kind, one after another."));
        return Shield.fromCancellation(work.apply(present))
                .invoke(item -> afterCommit.add(() -> committed.apply(item)));
    }

    private <H extends OpenTransaction, T> Uni<T> begin(
            Opener<H, T> opener, Function<H, Uni<T>> work, Function<T, Uni<Void>> committed) {
        phase = Phase.BEGINNING;
        Context callers = Vertx.currentContext();
        return Uni.createFrom().emitter(emitter -> {
            var unused = opener.open(transaction -> rider.board(transaction)
                            .chain(() -> work.apply(transaction))
                            .call(transaction::flush)
                            .invoke(item -> afterCommit.add(() -> committed.apply(item)))
                            .invoke(item -> handOver(transaction, item, emitter, callers))
                            .call(() -> rider.beforeCommit(transaction)))
                    .chain(this::tellOthers)
                    .subscribe()
                    .with(done -> finish(null), failure -> fail(failure, emitter));
        });
    }

    private <T> void handOver(
            OpenTransaction transaction, T item, UniEmitter<? super T> emitter, @Nullable Context callers) {
        open = transaction;
        phase = Phase.OPEN;
        PanacheSessions.on(callers, () -> emitter.complete(item));
    }

    private Uni<Void> tellOthers() {
        Uni<Void> told = Uni.createFrom().voidItem();
        for (Supplier<Uni<Void>> each : afterCommit) {
            told = told.chain(each::get);
        }
        return told;
    }

    private void finish(@Nullable Throwable failure) {
        open = null;
        phase = Phase.OVER;
        rider.ended(failure);
    }

    /** Without an effect the request may try again; with one its answer must not go out. */
    private void fail(Throwable failure, UniEmitter<?> emitter) {
        if (phase == Phase.BEGINNING) {
            phase = Phase.IDLE;
            emitter.fail(failure);
        } else {
            finish(failure);
        }
    }
}
