package io.paythread.platform.outbound;

import io.netty.channel.ConnectTimeoutException;
import io.paythread.platform.outbound.OutboundException.Stage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One request and its answer. Ends once, by the answer, a fault or the time, whichever comes first. */
final class Exchange {
    /** What is read of a body; the rest is left with the connection. */
    private static final int MAX_READ = 65_536;

    /** Of the addresses of a name, so many are tried: one family may have no way out. */
    private static final int MAX_TRIED = 4;

    private final Vertx vertx;
    private final HttpClient client;
    private final OutboundRequest request;
    private final List<InetAddress> addresses;
    private final Duration most;
    private final Promise<RawAnswer> end = Promise.promise();
    private final AtomicReference<@Nullable HttpClientRequest> running = new AtomicReference<>();

    Exchange(Vertx vertx, HttpClient client, OutboundRequest request, List<InetAddress> addresses, Duration most) {
        this.vertx = vertx;
        this.client = client;
        this.request = request;
        this.addresses = addresses;
        this.most = most;
    }

    Future<RawAnswer> run() {
        long timer = vertx.setTimer(most.toMillis(), id -> tooLate());
        connect(0);
        return end.future().onComplete(done -> {
            var unused = vertx.cancelTimer(timer);
        });
    }

    private void tooLate() {
        if (end.tryFail(new OutboundException(Stage.TIMEOUT, "No whole answer came in time."))) {
            drop();
        }
    }

    /** One address after the other until one takes the connection; after that there is no second try. */
    private void connect(int number) {
        var unused = client.request(options(addresses.get(number))).onComplete(connected -> {
            if (connected.succeeded()) {
                send(connected.result());
            } else if (number + 1 < Math.min(addresses.size(), MAX_TRIED)
                    && !end.future().isComplete()) {
                connect(number + 1);
            } else {
                fail(connected.cause(), Stage.CONNECT);
            }
        });
    }

    /** Connects to the judged address, and tells the receiver and TLS the host of the URL. */
    private RequestOptions options(InetAddress address) {
        OutboundUrl url = request.url();
        InetSocketAddress judged = new InetSocketAddress(AddressRule.plain(address), url.port());
        RequestOptions options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(judged))
                .setHost(url.host())
                .setPort(url.port())
                .setSsl(url.encrypted())
                .setFollowRedirects(false)
                .setMethod(HttpMethod.valueOf(request.method()))
                .setURI(url.target());
        request.headers().forEach(options::putHeader);
        return options;
    }

    private void send(HttpClientRequest connected) {
        running.set(connected);
        if (end.future().isComplete()) {
            drop();
            return;
        }
        var unused = connected
                .send(Buffer.buffer(request.body()))
                .onSuccess(this::read)
                .onFailure(failure -> fail(failure, Stage.CONNECTION));
    }

    private void read(HttpClientResponse response) {
        Buffer body = Buffer.buffer();
        var unused = response.handler(chunk -> {
                    body.appendBuffer(chunk, 0, Math.min(chunk.length(), MAX_READ - body.length()));
                    if (body.length() == MAX_READ) {
                        complete(response, body);
                        drop();
                    }
                })
                .exceptionHandler(failure -> fail(failure, Stage.CONNECTION))
                .endHandler(whole -> complete(response, body));
    }

    private void complete(HttpClientResponse response, Buffer body) {
        Map<String, String> headers = new LinkedHashMap<>();
        response.headers()
                .forEach(header -> headers.putIfAbsent(header.getKey().toLowerCase(Locale.ROOT), header.getValue()));
        var unused = end.tryComplete(new RawAnswer(response.statusCode(), headers, body));
    }

    private void drop() {
        HttpClientRequest request = running.get();
        if (request != null) {
            var unused = request.reset();
        }
    }

    private void fail(Throwable failure, Stage otherwise) {
        var unused = end.tryFail(new OutboundException(stage(failure, otherwise), text(failure, otherwise)));
    }

    private static Stage stage(Throwable failure, Stage otherwise) {
        if (failure instanceof ConnectTimeoutException || failure instanceof TimeoutException) {
            return Stage.TIMEOUT;
        }
        if (failure instanceof SSLException || failure.getCause() instanceof SSLException) {
            return Stage.TLS;
        }
        return failure instanceof ConnectException ? Stage.CONNECT : otherwise;
    }

    /** Ours alone: texts of libraries name addresses and what the other side said. */
    private static String text(Throwable failure, Stage otherwise) {
        return switch (stage(failure, otherwise)) {
            case TIMEOUT -> "Nobody answered in time.";
            case TLS -> "No trusted TLS connection could be made.";
            case CONNECT -> "The connection was not accepted.";
            default -> "The connection broke before the answer was whole.";
        };
    }
}
