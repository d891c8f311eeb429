package io.paythread.platform.http;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.Ids;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.ReadDeadline;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.RequestId;
import io.paythread.platform.problem.ServiceException;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.MDC;

/**
 * Gives every request an id of ours and every answer the headers that browsers and caches need. Routes that show pages
 * put their own policy in place of the strict one.
 */
@Singleton
class RequestHead {
    /** Two years, as browsers' lists ask for. */
    private static final String HSTS = "max-age=63072000; includeSubDomains";

    private final Ids ids;
    private final boolean developing;
    private final boolean requireTls;

    private final ReadDeadline reading;

    RequestHead(Ids ids, LaunchMode mode, HttpConfig config, ReadDeadline reading) {
        this.reading = reading;
        this.requireTls = config.requireTls();
        this.ids = ids;
        this.developing = mode == LaunchMode.DEVELOPMENT;
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, Priorities.HEAD);
    }

    private void handle(RoutingContext context) {
        begin(context);
        if ("https".equals(context.request().scheme())) {
            context.response().putHeader("Strict-Transport-Security", HSTS);
        } else if (requireTls && Paths.isApi(context.normalizedPath())) {
            context.fail(new ServiceException(
                    ErrorCode.TLS_REQUIRED,
                    "The API takes no requests over plain HTTP. Use https, and replace the key that was sent so."));
            return;
        }
        if (HttpMethod.GET.equals(context.request().method())) {
            reading.begin();
        }
        context.next();
    }

    /** For requests that fail before any filter is asked; does nothing the second time. */
    void begin(RoutingContext context) {
        if (RequestId.of(context).isEmpty()) {
            String path = context.request().path();
            String id = begin(context.response().headers(), path == null ? "/" : path);
            RequestId.put(context, id);
        }
    }

    /** Gives the answer its headers; the new id. */
    String begin(MultiMap headers, String path) {
        String id = PublicId.format(IdPrefix.REQUEST, ids.next());
        MDC.put(RequestId.LOG_KEY, id);
        headers.set(RequestId.HEADER, id);
        if (!(developing && path.startsWith("/q/"))) {
            SecurityHeaders.add(headers);
        }
        if (Paths.isApi(path)) {
            headers.set("Cache-Control", "no-store");
        }
        return id;
    }
}
