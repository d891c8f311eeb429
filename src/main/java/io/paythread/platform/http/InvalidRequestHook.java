package io.paythread.platform.http;

import io.quarkus.vertx.VertxOptionsCustomizer;
import io.vertx.core.Context;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.core.spi.tracing.SpanKind;
import io.vertx.core.spi.tracing.TagExtractor;
import io.vertx.core.spi.tracing.VertxTracer;
import io.vertx.core.tracing.TracingOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@link InvalidRequests} in the place of the framework's own answers, which are empty. Vert.x takes a handler for invalid
 * requests, but Quarkus makes the server and offers no way to give it one. The tracer is the one thing that is told of
 * a request before a handler is chosen for it; this one traces nothing.
 */
@Singleton
class InvalidRequestHook implements VertxOptionsCustomizer {
    /** Looked up when the first one arrives: what it needs is not there yet when Vert.x is made. */
    private final Provider<InvalidRequests> answers;

    private final Provider<ConnectionWatch> watch;

    private final Provider<ForwardedFor> forwarded;

    InvalidRequestHook(
            Provider<InvalidRequests> answers, Provider<ConnectionWatch> watch, Provider<ForwardedFor> forwarded) {
        this.answers = answers;
        this.watch = watch;
        this.forwarded = forwarded;
    }

    @Override
    @SuppressWarnings("deprecation") // Its successor belongs to the builder of Vert.x, which Quarkus keeps to itself.
    public void accept(VertxOptions options) {
        options.setTracingOptions(new TracingOptions().setFactory(unused -> new Hook()));
    }

    private final class Hook implements VertxTracer<Object, Object> {
        @Override
        public <R> @Nullable Object receiveRequest(
                Context context,
                SpanKind kind,
                TracingPolicy policy,
                R received,
                String operation,
                Iterable<Map.Entry<String, String>> headers,
                TagExtractor<R> tags) {
            if (received instanceof HttpServerRequest request) {
                forwarded.get().narrow(request.headers());
            }
            if (received instanceof HttpServerRequest request
                    && request.version() != HttpVersion.HTTP_2
                    && request.connection() instanceof HttpServerConnection connection) {
                take(request, connection);
                watch.get().requestRead(((ConnectionBase) connection).channel());
            }
            return null;
        }

        /** The connection is closed after the answer, so nothing else meets these handlers. */
        private void take(HttpServerRequest request, HttpServerConnection connection) {
            if (request.decoderResult().isFailure()) {
                var unused = connection.invalidRequestHandler(answers.get()::answer);
            } else if (!isAddress(request.uri()) || !isWhole(request)) {
                var unused = connection.handler(answers.get()::answer);
            }
        }

        /** Quarkus asks the same, and no longer once it has put the address of a proxy's caller in place. */
        private static boolean isWhole(HttpServerRequest request) {
            HttpVersion version = request.version();
            boolean named = request.headers().contains(HttpHeaders.HOST);
            return version == HttpVersion.HTTP_1_0 || (version == HttpVersion.HTTP_1_1 && named);
        }

        /** The test that Quarkus makes as well, and answers with an empty body. */
        private static boolean isAddress(String uri) {
            try {
                var unused = new URI(uri);
                return true;
            } catch (URISyntaxException e) {
                return false;
            }
        }
    }
}
