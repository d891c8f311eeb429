package io.paythread.ingest;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one request's exact bytes, at most so many and at most for so long. Runs on the request's event loop alone.
 * Whichever comes first ends it: the last byte, one byte too many, the deadline, or a client that goes away; then it
 * holds nothing any more.
 */
final class BodyReader {
    private static final byte[] NOTHING = new byte[0];

    private final HttpServerRequest request;
    private final Vertx vertx;
    private final long limit;
    private final Consumer<byte[]> whole;
    private final Consumer<Refusal> refused;
    private @Nullable Buffer body;
    private boolean joined;
    private boolean ended;
    private long timer = -1;

    BodyReader(HttpServerRequest request, Vertx vertx, long limit, Consumer<byte[]> whole, Consumer<Refusal> refused) {
        this.request = request;
        this.vertx = vertx;
        this.limit = limit;
        this.whole = whole;
        this.refused = refused;
    }

    /** Begins. The deadline is absolute: drops that keep coming do not move it. */
    void start(Duration deadline) {
        timer = vertx.setTimer(deadline.toMillis(), id -> refuse(Refusal.TOO_SLOW));
        request.exceptionHandler(gone -> end());
        request.handler(this::add);
        request.endHandler(last -> complete());
        request.resume();
    }

    private void add(Buffer part) {
        if (ended) {
            return;
        }
        long length = (body == null ? 0L : body.length()) + part.length();
        if (length > limit) {
            refuse(Refusal.TOO_LARGE);
        } else if (body == null) {
            body = part;
        } else {
            body = (joined ? body : Buffer.buffer((int) length).appendBuffer(body)).appendBuffer(part);
            joined = true;
        }
    }

    private void complete() {
        if (!ended) {
            byte[] bytes = body == null ? NOTHING : body.getBytes();
            end();
            whole.accept(bytes);
        }
    }

    private void refuse(Refusal reason) {
        if (!ended) {
            end();
            refused.accept(reason);
        }
    }

    private void end() {
        ended = true;
        body = null;
        var unused = vertx.cancelTimer(timer);
    }
}
