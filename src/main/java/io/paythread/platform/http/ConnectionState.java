package io.paythread.platform.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Knows of one connection since when a head has been on its way. Stands behind the decoder: bytes that give no request yet
 * are seen as a reading that ended without one. Lives on the connection's event loop.
 */
final class ConnectionState extends ChannelDuplexHandler {
    /** In System.nanoTime(); meaningless while no head is awaited. */
    private long headSince;

    private boolean headOnItsWay;
    private boolean decoded;
    private int unanswered;
    private boolean interim;

    /** A new connection owes a head from the beginning; one that has been read already is being answered. */
    ConnectionState(boolean requestRead, long now) {
        this.unanswered = requestRead ? 1 : 0;
        this.headOnItsWay = !requestRead;
        this.headSince = now;
    }

    /** Whether a head has been on its way for longer than that. */
    boolean isLate(long now, long mostNanos) {
        return headOnItsWay && now - headSince > mostNanos;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        decoded = true;
        if (message instanceof HttpRequest) {
            unanswered++;
            headOnItsWay = false;
        }
        super.channelRead(context, message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        // A request that was answered while it was read leaves nothing on its way.
        if (unanswered == 0 && !headOnItsWay && !decoded) {
            headOnItsWay = true;
            headSince = System.nanoTime();
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
        }
        super.write(context, message, promise);
    }
}
