package io.paythread.platform.outbound;

import io.paythread.platform.outbound.OutboundException.Stage;
import io.paythread.platform.problem.TextFilter;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/**
 * Sends requests to addresses that people enter. Each request looks its name up once, judges every address that it has,
 * and connects to one of these; the host of the address is what TLS verifies. A redirect is an answer like any other.
 */
@Singleton
public class OutboundHttp {
    /** To connect to one address, TLS included. */
    static final Duration CONNECT = Duration.ofSeconds(5);
    /** Everything: the name, the connection, the answer. */
    static final Duration IN_ALL = Duration.ofSeconds(20);

    /** Node's servers close idle connections after five seconds: ours must not meet theirs on the way. */
    private static final int KEEP_ALIVE_SECONDS = 3;
    /** By receiver and address. Who sends has bounds of its own, below this. */
    private static final int MAX_CONNECTIONS = 32;

    private static final int MAX_WAITING = 256;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Receivers receivers;
    private final NameLookup names;
    private final List<TextFilter> filters;
    private final Vertx vertx;
    private final HttpClient client;
    private final Duration most;

    @Inject
    OutboundHttp(Receivers receivers, NameLookup names, @All List<TextFilter> filters, Vertx vertx) {
        this(receivers, names, filters, vertx, options(), IN_ALL);
    }

    OutboundHttp(
            Receivers receivers,
            NameLookup names,
            List<TextFilter> filters,
            Vertx vertx,
            HttpClientOptions options,
            Duration most) {
        this.receivers = receivers;
        this.names = names;
        this.filters = List.copyOf(filters);
        this.vertx = vertx;
        this.client = vertx.createHttpClient(options);
        this.most = most;
    }

    static HttpClientOptions options() {
        return new HttpClientOptions()
                .setConnectTimeout((int) CONNECT.toMillis())
                .setSslHandshakeTimeout(CONNECT.toMillis())
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxPoolSize(MAX_CONNECTIONS)
                .setMaxWaitQueueSize(MAX_WAITING)
                .setVerifyHost(true);
    }

    /** Reads an address that somebody has entered; refuses one that is not sent to wherever its name leads. */
    public OutboundUrl url(String text) {
        OutboundUrl url = OutboundUrl.parse(text);
        receivers.check(url);
        return url;
    }

    /** Sends once. Fails with {@link OutboundException} where no answer comes, and after 20 seconds at the latest. */
    public Uni<OutboundAnswer> send(OutboundRequest request) {
        return Uni.createFrom().deferred(() -> send(request, System.nanoTime() + most.toNanos()));
    }

    private Uni<OutboundAnswer> send(OutboundRequest request, long deadline) {
        return addresses(request.url())
                .ifNoItem()
                .after(most)
                .failWith(() -> new OutboundException(Stage.TIMEOUT, "The name was not found in time."))
                .invoke(addresses -> judge(request.url(), addresses))
                .map(addresses -> new Exchange(vertx, client, request, addresses, left(deadline)))
                .chain(exchange -> UniHelper.toUni(exchange.run()))
                .map(answer -> answer.cleaned(filters));
    }

    private static Duration left(long deadline) {
        return Duration.ofNanos(Math.max(deadline - System.nanoTime(), NANOS_PER_MILLI));
    }

    @PreDestroy
    void close() {
        var unused = client.close();
    }

    private Uni<List<InetAddress>> addresses(OutboundUrl url) {
        return url.literal()
                .map(address -> Uni.createFrom().item(List.of(address)))
                .orElseGet(() -> names.addresses(url.host())
                        .onFailure(UnknownHostException.class)
                        .transform(unknown -> new OutboundException(Stage.NAME, "The host is not known.")));
    }

    /** One closed address is enough: whoever answers so wants us to try it. */
    private void judge(OutboundUrl url, List<InetAddress> addresses) {
        if (addresses.isEmpty()) {
            throw new OutboundException(Stage.NAME, "The host has no address.");
        }
        if (!addresses.stream().allMatch(address -> receivers.allow(url, address))) {
            throw new OutboundException(Stage.REFUSED_ADDRESS, "The host leads to an address that is not sent to.");
        }
    }
}
