package io.paythread.platform.http;

import io.paythread.platform.limit.Addresses;
import io.paythread.platform.limit.Allowance;
import io.paythread.platform.limit.Budget;
import io.paythread.platform.limit.RateLimits;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Set;

/**
 * Refuses what is more than a caller's share with 429: by address before anybody looks at the credential, then by who it
 * turned out to be. Says in each answer of the API what is left.
 */
@Singleton
class LimitFilter {
    private static final int NOT_MODIFIED = 304;
    private static final int UNAUTHENTICATED = 401;
    /** Guessing credentials is dearer than using one. */
    private static final int WRONG_CREDENTIAL = 20;
    /** Searching reads many rows for one. */
    private static final int SEARCH = 5;

    private static final Set<String> SEARCHES = Set.of("q", "text", "name", "email", "phone");

    private final RateLimits limits;

    LimitFilter(RateLimits limits) {
        this.limits = limits;
    }

    void register(@Observes Filters filters) {
        filters.register(this::byAddress, Priorities.ADDRESS_LIMIT);
        filters.register(this::byCaller, Priorities.CALLER_LIMIT);
    }

    private void byAddress(RoutingContext context) {
        if (Paths.isWebhook(context.normalizedPath())) {
            context.next();
            return;
        }
        String address = Addresses.network(context.request().remoteAddress());
        Allowance left = limits.take(Budget.ADDRESS, address, 1);
        if (!left.allowed()) {
            refuse(context, left, "This address sends more requests than it may.");
            return;
        }
        context.addEndHandler(done -> {
            if (context.response().getStatusCode() == UNAUTHENTICATED) {
                limits.punish(Budget.ADDRESS, address, WRONG_CREDENTIAL);
            }
        });
        context.next();
    }

    private void byCaller(RoutingContext context) {
        String caller = RequestCaller.of(context).orElse("");
        if (caller.isEmpty()) {
            context.next();
            return;
        }
        Budget budget = budget(context);
        int tokens = weight(context);
        Allowance left = limits.take(budget, caller, tokens);
        if (!left.allowed()) {
            refuse(context, left, "The caller sends more requests than it may.");
            return;
        }
        tell(context.response(), left);
        context.addEndHandler(done -> {
            if (context.response().getStatusCode() == NOT_MODIFIED) {
                limits.giveBack(budget, caller, tokens);
            }
        });
        context.next();
    }

    private static void refuse(RoutingContext context, Allowance left, String what) {
        tell(context.response(), left);
        // Held back by the filter that asked who it is.
        context.request().resume();
        context.fail(ServiceException.retryLater(
                ErrorCode.TOO_MANY_REQUESTS,
                what + " Try again after the time in Retry-After; "
                        + left.quota() + " may come at once, and they come back within " + left.windowSeconds()
                        + " seconds.",
                left.retryAfterSeconds()));
    }

    private static void tell(HttpServerResponse response, Allowance left) {
        response.putHeader("RateLimit-Policy", left.policy()).putHeader("RateLimit", left.state());
    }

    private static Budget budget(RoutingContext context) {
        boolean reading = isReading(context);
        if (Paths.isExport(context.normalizedPath(), reading)) {
            return Budget.EXPORT;
        }
        return reading ? Budget.READ : Budget.WRITE;
    }

    private static boolean isReading(RoutingContext context) {
        HttpMethod method = context.request().method();
        return HttpMethod.GET.equals(method) || HttpMethod.HEAD.equals(method) || HttpMethod.OPTIONS.equals(method);
    }

    private static int weight(RoutingContext context) {
        return context.queryParams().names().stream().anyMatch(SEARCHES::contains) ? SEARCH : 1;
    }
}
