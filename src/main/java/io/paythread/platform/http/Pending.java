package io.paythread.platform.http;

import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.Faults;
import io.paythread.platform.problem.ServiceException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Lets a route below JAX-RS answer when its work is done. Either handler is called once, on the request's context. */
public final class Pending {
    private Pending() {}

    /** Runs the work and answers with its result; a failure becomes a problem document. */
    public static <T> void answer(RoutingContext context, Supplier<Uni<T>> work, Consumer<? super T> then) {
        answer(context, work, then, context::fail);
    }

    /** The same, with an answer of its own to what is the caller's to mend, or passes by itself. */
    public static <T> void answer(
            RoutingContext context,
            Supplier<Uni<T>> work,
            Consumer<? super T> then,
            Consumer<ServiceException> refused) {
        var unused = Uni.createFrom()
                .deferred(work::get)
                .subscribe()
                .with(
                        item -> guarded(context, () -> then.accept(item)),
                        failure -> guarded(context, () -> fail(context, failure, refused)));
    }

    /** What was thrown goes to the log as it is. */
    private static void fail(RoutingContext context, Throwable failure, Consumer<ServiceException> refused) {
        ServiceException told = Faults.of(failure);
        if (told.code() == ErrorCode.INTERNAL_ERROR) {
            context.fail(failure);
        } else {
            refused.accept(told);
        }
    }

    private static void guarded(RoutingContext context, Runnable answer) {
        try {
            answer.run();
        } catch (RuntimeException e) {
            context.fail(e);
        }
    }
}
