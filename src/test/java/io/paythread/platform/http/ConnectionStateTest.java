package io.paythread.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One connection, byte by byte, on a clock that the test turns. */
class ConnectionStateTest {
    private static final Duration MOST = Duration.ofSeconds(10);
    private static final String GET = "GET /a HTTP/1.1\nHost: x\n\n";
    private static final String POST = "POST /b HTTP/1.1\nHost: x\nContent-Length: 5\n\nhello";
    private static final String CHUNKED =
            "POST /c HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n5\nhello\n3\nyou\n0\n\n";

    private final AtomicLong nanos = new AtomicLong();
    private final HttpServerOptions options = new HttpServerOptions();
    private final ConnectionState state = new ConnectionState(false, nanos::get, Optional.of(options));
    private final Answering answering = new Answering();
    private final EmbeddedChannel channel = channel();

    private EmbeddedChannel channel() {
        EmbeddedChannel made = new EmbeddedChannel();
        var unused = made.pipeline()
                .addLast("httpDecoder", new VertxHttpRequestDecoder(options))
                .addLast(state)
                .addLast(answering);
        return made;
    }

    @AfterEach
    void close() {
        boolean unused = channel.finishAndReleaseAll();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"G", "GET / HTTP/1.1", "GET / HTTP/1.1\n", "GET / HTTP/1.1\nHost: x\n", "GET / HTTP/1.1\nHo"})
    void isLateWithHalfAHeadBehindAGoodRequest(String half) {
        for (String good : List.of(GET, POST, CHUNKED, GET + POST, CHUNKED + GET)) {
            // Given: a second life of the same connection, answered at once or later.
            answering.atOnce = !answering.atOnce;

            // When
            read(good + half);
            answering.answerAll(channel);

            // Then
            assertThat(isLateAfter(MOST)).isFalse();
            assertThat(isLateAfter(Duration.ofSeconds(1))).isTrue();

            // When
            read(rest(half));
            answering.answerAll(channel);

            // Then
            assertThat(isLateAfter(MOST.multipliedBy(2))).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {GET, POST, CHUNKED, GET + POST + CHUNKED + GET})
    void restsBetweenRequests(String requests) {
        // When
        read(requests);
        answering.answerAll(channel);

        // Then
        assertThat(isLateAfter(MOST.multipliedBy(5))).isFalse();
    }

    @Test
    void understandsEveryRequestHoweverItIsCutIntoPackets() {
        // Given
        String requests = GET + POST + CHUNKED + GET + CHUNKED + POST;

        for (int size = 1; size < requests.length(); size++) {
            // When
            answering.seen.clear();
            String wire = wire(requests);
            for (int at = 0; at < wire.length(); at += size) {
                raw(wire.substring(at, Math.min(wire.length(), at + size)));
            }
            answering.answerAll(channel);

            // Then
            assertThat(answering.seen).containsExactly("/a", "/b", "/c", "/a", "/c", "/b");
            assertThat(isLateAfter(MOST.multipliedBy(2))).isFalse();
        }
    }

    @Test
    void isLateWithoutAWord() {
        assertThat(isLateAfter(MOST)).isFalse();
        assertThat(isLateAfter(Duration.ofSeconds(1))).isTrue();
    }

    @Test
    void givesTimeWhileARequestIsBeingAnswered() {
        // Given
        answering.atOnce = false;
        read(GET + "GET / HT");

        // When, Then
        assertThat(isLateAfter(MOST.multipliedBy(3))).isFalse();
        answering.answerAll(channel);
        assertThat(isLateAfter(MOST.plusSeconds(1))).isTrue();
    }

    private static String rest(String half) {
        return "GET / HTTP/1.1\nHost: x\n\n".substring(half.length());
    }

    private boolean isLateAfter(Duration time) {
        long unused = nanos.addAndGet(time.toNanos());
        return state.isLate(MOST.toNanos());
    }

    private void read(String text) {
        raw(wire(text));
    }

    private static String wire(String text) {
        return text.replace("\n", "\r\n");
    }

    private void raw(String text) {
        boolean unused = channel.writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    /** Answers requests as they were read, or when it is told to. */
    private static final class Answering extends ChannelInboundHandlerAdapter {
        private final List<String> seen = new ArrayList<>();
        private boolean atOnce = true;
        private int owed;

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HttpRequest request) {
                seen.add(request.uri());
            }
            if (message instanceof LastHttpContent) {
                owed++;
                if (atOnce) {
                    answer(context);
                }
            }
            boolean unused = ReferenceCountUtil.release(message);
        }

        void answerAll(EmbeddedChannel channel) {
            while (owed > 0) {
                answer(channel.pipeline().context(this));
            }
            boolean unused = channel.releaseOutbound();
        }

        private void answer(ChannelHandlerContext context) {
            owed--;
            var unused = context.writeAndFlush(
                    new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT));
        }
    }
}
