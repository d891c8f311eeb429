package io.paythread.platform.problem;

import io.vertx.ext.web.RoutingContext;

/**
 * The id under which one request is found: in the header {@code Request-Id} of its answer, in its problem document and
 * in every log line that it causes.
 */
public final class RequestId {
    /** The header of every answer. */
    public static final String HEADER = "Request-Id";
    /** The name in log lines. */
    public static final String LOG_KEY = "request_id";

    private static final String CONTEXT_KEY = "paythread.request-id";

    private RequestId() {}

    /** Gives a request its id. */
    public static void put(RoutingContext context, String id) {
        context.put(CONTEXT_KEY, id);
    }

    /** The id of a request; empty text where it failed before it was given one. */
    public static String of(RoutingContext context) {
        String id = context.get(CONTEXT_KEY);
        return id == null ? "" : id;
    }
}
