package io.paythread.platform.postgres;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.handler.timeout.ReadTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Closes a channel on which nothing was written and nothing came for so long. */
final class SilenceWatch extends IdleStateHandler {

    SilenceWatch(Duration silence) {
        super(0, 0, silence.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent event) {
        context.fireExceptionCaught(ReadTimeoutException.INSTANCE);
        var unused = context.close();
    }
}
