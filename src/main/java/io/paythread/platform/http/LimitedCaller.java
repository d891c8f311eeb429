package io.paythread.platform.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Whose budget a request counts against, once it is known who asks. */
public final class LimitedCaller {
    private static final String KEY = "paythread.limited-caller";

    private LimitedCaller() {}

    /** Said by whoever admits requests. */
    public static void put(RoutingContext context, String caller) {
        context.put(KEY, caller);
    }

    static Optional<String> of(RoutingContext context) {
        return Optional.ofNullable(context.get(KEY));
    }
}
