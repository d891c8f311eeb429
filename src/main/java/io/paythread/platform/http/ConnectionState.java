package io.paythread.platform.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.vertx.core.http.HttpServerOptions;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Knows of one connection since when a head has been on its way. Stands behind the decoder: bytes that give no request yet
 * are seen as a reading that ended without one, or are held by the decoder. Lives on the connection's event loop.
 */
final class ConnectionState extends ChannelDuplexHandler {
    private final LongSupplier nanoTime;
    private final Optional<HttpServerOptions> options;
    /** Of the clock above; meaningless while no head is awaited. */
    private long headSince;

    private boolean headOnItsWay;
    private boolean decoded;
    private int unanswered;
    private boolean interim;

    /** A new connection owes a head from the beginning; one that has been read already is being answered. */
    ConnectionState(boolean requestRead, LongSupplier nanoTime, Optional<HttpServerOptions> options) {
        this.nanoTime = nanoTime;
        this.options = options;
        this.unanswered = requestRead ? 1 : 0;
        this.headOnItsWay = !requestRead;
        this.headSince = nanoTime.getAsLong();
    }

    /** Whether a head has been on its way for longer than that. */
    boolean isLate(long mostNanos) {
        return headOnItsWay && nanoTime.getAsLong() - headSince > mostNanos;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        decoded = true;
        if (message instanceof HttpRequest) {
            unanswered++;
            headOnItsWay = false;
        }
        super.channelRead(context, message);
        if (message instanceof LastHttpContent) {
            options.ifPresent(known -> HeadDecoder.replace(context.pipeline(), known));
            // Bytes that came along were a reading of their own, inside of this one.
            decoded = true;
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        // A request that was answered while it was read leaves nothing on its way, unless bytes came behind it.
        if (!decoded || holdsBeginning(context)) {
            await();
        }
        decoded = false;
        super.channelReadComplete(context);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (message instanceof HttpResponse head) {
            interim = head.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        }
        if (message instanceof LastHttpContent && !interim && unanswered > 0) {
            unanswered--;
            if (holdsBeginning(context)) {
                await();
            }
        }
        super.write(context, message, promise);
    }

    /** While a request is being answered, the next one may take its time. */
    private void await() {
        if (unanswered == 0 && !headOnItsWay) {
            headOnItsWay = true;
            headSince = nanoTime.getAsLong();
        }
    }

    private static boolean holdsBeginning(ChannelHandlerContext context) {
        return HeadDecoder.of(context.pipeline())
                .map(HeadDecoder::holdsBeginning)
                .orElse(false);
    }
}
