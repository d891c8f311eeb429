package io.paythread.platform.http;

import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

/** Reads bodies of {@code /v1} before their resource is called, so that none of them can drip or swell. */
@Singleton
class ApiBodies {
    private final BodyReader bodies;
    private final Instance<RequestCleaning> cleaning;
    private final int maxBytes;
    private final int maxUpload;

    ApiBodies(BodyReader bodies, Instance<RequestCleaning> cleaning, HttpConfig config) {
        this.bodies = bodies;
        this.cleaning = cleaning;
        this.maxBytes = Math.toIntExact(config.maxApiBody().asLongValue());
        this.maxUpload = Math.toIntExact(config.maxUpload().asLongValue());
    }

    void register(@Observes Filters filters) {
        filters.register(this::handle, Priorities.BODY);
    }

    private void handle(RoutingContext context) {
        if (!Paths.isApi(context.normalizedPath()) || !hasBody(context)) {
            context.next();
            return;
        }
        if (isCompressed(context)) {
            LingeringClose.after(context);
            context.fail(new ServiceException(
                    ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                    "Compressed bodies are not read here. Leave out Content-Encoding."));
            return;
        }
        if (isUpload(context)) {
            // Files are no text: what looks like a number in them is none, and a changed file is a broken one.
            bodies.read(context, maxUpload, body -> pass(context, body));
            return;
        }
        bodies.read(context, maxBytes, body -> clean(context, body));
    }

    private void clean(RoutingContext context, Buffer body) {
        if (!cleaning.isResolvable()) {
            pass(context, body);
            return;
        }
        Context loop = context.vertx().getOrCreateContext();
        var unused = cleaning.get()
                .body(body)
                .subscribe()
                .with(clean -> onLoop(loop, () -> pass(context, clean)), context::fail);
    }

    /** At once for the many bodies that nobody had to be asked about. */
    private static void onLoop(Context loop, Runnable next) {
        if (Vertx.currentContext() == loop) {
            next.run();
        } else {
            loop.runOnContext(now -> next.run());
        }
    }

    private static void pass(RoutingContext context, Buffer body) {
        ((RoutingContextInternal) context).setBody(body);
        context.next();
    }

    private static boolean hasBody(RoutingContext context) {
        var headers = context.request().headers();
        return headers.contains(HttpHeaders.CONTENT_LENGTH) || headers.contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static boolean isUpload(RoutingContext context) {
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return type != null && type.regionMatches(true, 0, "multipart/form-data", 0, "multipart/form-data".length());
    }

    private static boolean isCompressed(RoutingContext context) {
        String encoding = context.request().getHeader(HttpHeaders.CONTENT_ENCODING);
        return encoding != null && !encoding.equalsIgnoreCase("identity");
    }
}
