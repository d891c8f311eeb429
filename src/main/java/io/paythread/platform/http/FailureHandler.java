package io.paythread.platform.http;

import io.paythread.platform.problem.Faults;
import io.paythread.platform.problem.ProblemWriter;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Answers failures outside resources: unknown paths, refusals of filters, requests that the router cannot read. */
@Singleton
class FailureHandler {
    private final RequestHead head;
    private final ProblemWriter problems;

    FailureHandler(RequestHead head, ProblemWriter problems) {
        this.head = head;
        this.problems = problems;
    }

    void register(@Observes Router router) {
        router.route().order(-Priorities.FAILURE).failureHandler(this::answer);
        // Reached by what no other route has answered.
        var unused = router.route().last().handler(context -> context.fail(404));
    }

    private void answer(RoutingContext context) {
        head.begin(context);
        problems.answer(context, cause(context.failure(), context.statusCode()));
    }

    /** Filters fail with one of our errors; the router with a status, and sometimes a cause that only it understands. */
    private static Throwable cause(@Nullable Throwable thrown, int status) {
        if (thrown == null || (status > 0 && status != 500)) {
            return Faults.ofStatus(status);
        }
        return thrown;
    }
}
