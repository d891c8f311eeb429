package io.paythread.platform.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpMessage;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.util.List;
import java.util.Optional;

/**
 * The server's own decoder of HTTP/1, which also says whether it holds the beginning of a request: bytes that came behind
 * a whole one, in the same packet, are seen nowhere else.
 */
final class HeadDecoder extends VertxHttpRequestDecoder {
    /** As the server calls the one that it makes. */
    private static final String NAME = "httpDecoder";

    private boolean begun;

    HeadDecoder(HttpServerOptions options) {
        super(options);
    }

    /**
     * Takes the place of the server's. To be called between two requests: bytes of the next one that have been read come
     * along, what was understood of them does not.
     */
    static void replace(ChannelPipeline pipeline, HttpServerOptions options) {
        if (pipeline.get(NAME) instanceof VertxHttpRequestDecoder present && !(present instanceof HeadDecoder)) {
            var unused = pipeline.replace(NAME, NAME, new HeadDecoder(options));
        }
    }

    /** The one of a connection, where it has one. */
    static Optional<HeadDecoder> of(ChannelPipeline pipeline) {
        return pipeline.get(NAME) instanceof HeadDecoder decoder ? Optional.of(decoder) : Optional.empty();
    }

    /** Whether a request has begun of which the head is not complete. */
    boolean holdsBeginning() {
        return begun || actualReadableBytes() > 0;
    }

    @Override
    protected HttpMessage createMessage(String[] initialLine) {
        begun = true;
        return super.createMessage(initialLine);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf buffer, List<Object> out) throws Exception {
        super.decode(context, buffer, out);
        if (!out.isEmpty()) {
            begun = false;
        }
    }
}
