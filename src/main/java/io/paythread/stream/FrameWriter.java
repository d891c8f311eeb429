package io.paythread.stream;

import io.paythread.platform.queue.Outlet;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes frames to one connection: all that wait in one piece, and the next piece when that one has left. So thousands of
 * readers cost one system call for each piece of news and not for each frame, and a socket that stands still is noticed by
 * what waits.
 */
final class FrameWriter {
    private final HttpServerResponse response;
    private final Context loop;
    private final Outlet<Frame> outlet;
    private final UniEmitter<? super @Nullable Void> done;

    // Only on the connection's event loop.
    private boolean writing;

    private FrameWriter(RoutingContext context, Outlet<Frame> outlet, UniEmitter<? super @Nullable Void> done) {
        this.response = context.response();
        this.loop = context.vertx().getOrCreateContext();
        this.outlet = outlet;
        this.done = done;
    }

    /** Writes until the last frame has left or the reader has gone. Called on the connection's event loop. */
    static Uni<Void> write(RoutingContext context, Outlet<Frame> outlet) {
        return Uni.createFrom().emitter(done -> new FrameWriter(context, outlet, done).begin(context));
    }

    private void begin(RoutingContext context) {
        if (response.closed()) {
            end();
            return;
        }
        context.addEndHandler(gone -> end());
        // Proxies hold answers back to send them in larger pieces; the last header asks nginx not to.
        HttpServerResponse unused = response.setChunked(true)
                .putHeader("Content-Type", "text/event-stream;charset=UTF-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        outlet.attach(() -> loop.runOnContext(now -> write()));
    }

    private void write() {
        if (writing || response.ended() || response.closed()) {
            return;
        }
        List<Frame> frames = outlet.take();
        if (frames.isEmpty()) {
            return;
        }
        writing = true;
        Buffer piece = Buffer.buffer();
        frames.forEach(frame -> piece.appendBuffer(frame.text()));
        var unused = response.write(piece).onComplete(written -> {
            writing = false;
            next(written.succeeded());
        });
    }

    private void next(boolean written) {
        if (!written) {
            end();
        } else if (outlet.handed()) {
            var unused = response.end();
        } else {
            write();
        }
    }

    private void end() {
        outlet.leave();
        done.complete(null);
    }
}
