package io.paythread.platform.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * Closes a connection whose request was refused before its body was read. Closing at once would reset it while the
 * caller still sends, and a reset discards the answer before it is read; so what still arrives is thrown away for a
 * moment. Other requests on an HTTP/2 connection are left alone.
 */
public final class LingeringClose {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private LingeringClose() {}

    /** Closes when the answer has been sent and the caller has had a moment to read it. */
    public static void after(RoutingContext context) {
        HttpServerRequest request = context.request();
        HttpServerResponse response = context.response();
        if (request.version() == HttpVersion.HTTP_2) {
            return;
        }
        if (!response.headWritten()) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        long timer = context.vertx()
                .setTimer(PATIENCE.toMillis(), late -> request.connection().close());
        context.addEndHandler(answered -> {
            if (request.isEnded()) {
                close(context, timer);
            } else {
                var unused = request.handler(thrownAway -> {}).endHandler(end -> close(context, timer));
                request.resume();
            }
        });
    }

    private static void close(RoutingContext context, long timer) {
        context.vertx().cancelTimer(timer);
        context.request().connection().close();
    }
}
