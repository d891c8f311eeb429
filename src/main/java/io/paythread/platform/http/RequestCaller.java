package io.paythread.platform.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * The name of who asks, once it is known: whose budget a request counts against, and whose attempts it repeats. Stays the
 * same whatever the caller proves itself with: a refreshed token, another session.
 */
public final class RequestCaller {
    private static final String KEY = "paythread.request-caller";

    private RequestCaller() {}

    /** Said by whoever admits requests. */
    public static void put(RoutingContext context, String caller) {
        context.put(KEY, caller);
    }

    /** Empty for what everybody may ask. */
    public static Optional<String> of(RoutingContext context) {
        return Optional.ofNullable(context.get(KEY));
    }
}
