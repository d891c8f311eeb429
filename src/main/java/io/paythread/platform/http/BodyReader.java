package io.paythread.platform.http;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bytes of a body, at most so many and at most so long. The first of the two handlers is called at most once,
 * and the second at most once, never both; neither when the caller hangs up. After a refusal the connection is closed,
 * for the rest of the body has not been read.
 */
@Singleton
public class BodyReader {
    private static final String CONTINUE = "100-continue";

    private final Duration deadline;

    BodyReader(HttpConfig config) {
        this.deadline = config.bodyDeadline();
    }

    /** Reads the whole body; fails the context with {@code payload_too_large} or {@code request_timeout}. */
    public void read(RoutingContext context, int maxBytes, Handler<Buffer> whole) {
        read(context, maxBytes, whole, context::fail);
    }

    /** Reads the whole body, or says why not. */
    public void read(RoutingContext context, int maxBytes, Handler<Buffer> whole, Handler<ServiceException> refused) {
        HttpServerRequest request = context.request();
        if (announced(request) > maxBytes) {
            LingeringClose.after(context);
            refused.handle(tooLarge(maxBytes));
            return;
        }
        if (request.isEnded()) {
            whole.handle(Buffer.buffer());
            return;
        }
        if (CONTINUE.equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            var unused = request.response().writeContinue();
        }
        new Reading(context, maxBytes, whole, refused).start();
    }

    private static long announced(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        // Netty refuses a request whose length is not a number.
        return length == null ? 0 : Long.parseLong(length);
    }

    private static ServiceException tooLarge(int maxBytes) {
        return new ServiceException(
                ErrorCode.PAYLOAD_TOO_LARGE, "The body is larger than the " + maxBytes + " bytes that are read here.");
    }

    /** One body on its way. Lives on one event loop. */
    private final class Reading {
        private final RoutingContext context;
        private final int maxBytes;
        private final Handler<Buffer> whole;
        private final Handler<ServiceException> refused;
        private @Nullable Buffer received;
        private long timer;
        private boolean over;

        Reading(RoutingContext context, int maxBytes, Handler<Buffer> whole, Handler<ServiceException> refused) {
            this.context = context;
            this.maxBytes = maxBytes;
            this.whole = whole;
            this.refused = refused;
        }

        void start() {
            timer = context.vertx().setTimer(deadline.toMillis(), fired -> refuse(late()));
            HttpServerRequest request = context.request();
            var unused = request.handler(this::take).endHandler(end -> finish()).exceptionHandler(hungUp -> end());
            request.resume();
        }

        private void take(Buffer chunk) {
            if (over) {
                return;
            }
            // Most bodies come in one piece, which is then not copied.
            received = received == null ? chunk : received.appendBuffer(chunk);
            if (received.length() > maxBytes) {
                refuse(tooLarge(maxBytes));
            }
        }

        private void finish() {
            if (end()) {
                whole.handle(received == null ? Buffer.buffer() : received);
            }
        }

        private void refuse(ServiceException reason) {
            if (end()) {
                received = null;
                LingeringClose.after(context);
                refused.handle(reason);
            }
        }

        /** True the first time. */
        @CanIgnoreReturnValue
        private boolean end() {
            boolean first = !over;
            over = true;
            context.vertx().cancelTimer(timer);
            return first;
        }

        private ServiceException late() {
            return new ServiceException(
                    ErrorCode.REQUEST_TIMEOUT, "The body did not arrive within " + deadline.toSeconds() + " seconds.");
        }
    }
}
