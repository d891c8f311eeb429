package io.paythread.platform.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/**
 * Has the query of an address cleaned before anybody reads it: answers repeat their own address in links. The request
 * then begins anew with the clean one.
 */
@Singleton
class QueryCleaning {
    private static final String DONE = "paythread.query.clean";

    private final Instance<RequestCleaning> cleaning;

    QueryCleaning(Instance<RequestCleaning> cleaning) {
        this.cleaning = cleaning;
    }

    void register(@Observes Filters filters) {
        if (cleaning.isResolvable()) {
            RequestCleaning rules = cleaning.get();
            filters.register(context -> handle(rules, context), Priorities.QUERY);
        }
    }

    private static void handle(RequestCleaning rules, RoutingContext context) {
        String query = context.request().query();
        if (query == null
                || context.get(DONE) != null
                || !Paths.isApi(context.normalizedPath())
                || !rules.concerns(query)) {
            context.next();
            return;
        }
        var unused = context.put(DONE, true);
        HttpServerRequest request = context.request().pause();
        var unusedToo = rules.query(query)
                .subscribe()
                .with(
                        clean -> clean.ifPresentOrElse(
                                better -> context.reroute(request.method(), request.path() + "?" + better),
                                context::next),
                        context::fail);
    }
}
