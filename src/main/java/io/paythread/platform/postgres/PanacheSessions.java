package io.paythread.platform.postgres;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one way to a session of Hibernate Reactive. Each call has a session of its own, on a context of its own: two calls
 * of one request never share one. Work that has begun runs to its end even when the caller goes away; a cancelled session
 * would never give its connection back. Answers come back on the caller's context.
 */
@Singleton
public class PanacheSessions {
    private final Vertx vertx;

    PanacheSessions(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Runs the work in one transaction: committed when it gives an item, rolled back when it fails. */
    public <T> Uni<T> inTransaction(Supplier<Uni<T>> work) {
        return inTransaction(work, item -> Uni.createFrom().voidItem());
    }

    /** As above; once it is committed, and only then, tells those who keep a copy. */
    public <T> Uni<T> inTransaction(Supplier<Uni<T>> work, Function<T, Uni<Void>> committed) {
        return RequestTransaction.current()
                .map(request -> request.carry(
                        SessionTransaction.class, this::open, transaction -> transaction.running(work), committed))
                .orElseGet(() -> Shield.fromCancellation(
                        onOwnContext(() -> Panache.withTransaction(work)).call(item -> committed.apply(item))));
    }

    /** Runs reads in one session. */
    public <T> Uni<T> reading(Supplier<Uni<T>> work) {
        return RequestTransaction.current()
                .flatMap(request -> request.joined(SessionTransaction.class))
                .map(transaction -> Shield.fromCancellation(transaction.running(work)))
                .orElseGet(() -> onOwnContext(() -> Panache.withSession(work)));
    }

    private <T> Uni<T> open(Function<SessionTransaction, Uni<T>> work) {
        return onOwnContext(
                () -> Panache.withTransaction(() -> Panache.getSession().chain(session -> {
                    Context own = Objects.requireNonNull(Vertx.currentContext());
                    // The session ends its transaction where it began it, whoever let it go.
                    return work.apply(new SessionTransaction(session, own)).emitOn(SessionTransaction.on(own));
                })));
    }

    private <T> Uni<T> onOwnContext(Supplier<Uni<T>> work) {
        return Uni.createFrom().emitter(emitter -> {
            Context callers = Vertx.currentContext();
            Context own = Objects.requireNonNull(VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));
            VertxContextSafetyToggle.setContextSafe(own, true);
            own.runOnContext(now -> run(work, emitter, callers));
        });
    }

    private static <T> void run(Supplier<Uni<T>> work, UniEmitter<? super T> emitter, @Nullable Context callers) {
        var unused = Uni.createFrom()
                .<T>deferred(work::get)
                .subscribe()
                .with(
                        item -> on(callers, () -> emitter.complete(item)),
                        failure -> on(callers, () -> emitter.fail(failure)));
    }

    static void on(@Nullable Context callers, Runnable answer) {
        if (callers == null) {
            answer.run();
        } else {
            callers.runOnContext(now -> answer.run());
        }
    }
}
