package io.paythread.platform.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.channel.socket.ServerSocketChannel;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Future;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Closes connections that drip the head of a request, or open and say nothing, and those of an address that has too many.
 * Vert.x has no deadline for heads and no bound per address, and Quarkus makes the server; so each event loop looks at its
 * own connections once a second. Requests over HTTP/2 are told apart by their frames and have the server's own limits.
 */
@Singleton
class ConnectionWatch {
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final String LAST = "handler";
    private static final AttributeKey<Boolean> SEEN = AttributeKey.valueOf(ConnectionWatch.class, "seen");

    private final VertxInternal vertx;
    private final ServerOptions options;
    private final long headNanos;
    private final AddressShare share;
    private final Counter late;
    private final Counter many;

    private final List<Future<?>> sweeps = new ArrayList<>();

    ConnectionWatch(
            Vertx vertx, ServerOptions options, HttpConfig config, TrustedProxies proxies, MeterRegistry metrics) {
        this.options = options;
        this.vertx = (VertxInternal) vertx;
        this.headNanos = config.headDeadline().toNanos();
        this.share = new AddressShare(config.maxConnectionsPerAddress(), proxies);
        this.late = closed(metrics, "slow_head");
        this.many = closed(metrics, "too_many");
    }

    private static Counter closed(MeterRegistry metrics, String reason) {
        return Counter.builder("paythread.http.connections.closed")
                .description("Connections that were closed before they had asked anything")
                .tag("reason", reason)
                .register(metrics);
    }

    void start(@Observes StartupEvent event) {
        for (EventExecutor executor : vertx.getEventLoopGroup()) {
            if (executor instanceof SingleThreadEventLoop loop) {
                sweeps.add(loop.scheduleAtFixedRate(
                        () -> sweep(loop), SWEEP.toMillis(), SWEEP.toMillis(), TimeUnit.MILLISECONDS));
            }
        }
    }

    void stop(@Observes ShutdownEvent event) {
        sweeps.forEach(sweep -> sweep.cancel(false));
    }

    private void sweep(SingleThreadEventLoop loop) {
        List<Channel> channels = new ArrayList<>();
        loop.registeredChannelsIterator().forEachRemaining(channels::add);
        for (Channel channel : channels) {
            if (channel.parent() instanceof ServerSocketChannel) {
                look(channel);
            }
        }
    }

    private void look(Channel channel) {
        if (channel.attr(SEEN).setIfAbsent(true) == null && !admit(channel)) {
            return;
        }
        ConnectionState state = channel.pipeline().get(ConnectionState.class);
        if (state == null) {
            watch(channel, false);
        } else if (state.isLate(headNanos)) {
            late.increment();
            var unused = channel.close();
        }
    }

    /** Called for each head that has been read, on the event loop of its connection. */
    void requestRead(Channel channel) {
        if (channel.pipeline().get(ConnectionState.class) == null) {
            watch(channel, true);
        }
    }

    private void watch(Channel channel, boolean requestRead) {
        if (channel.pipeline().get(LAST) != null) {
            channel.pipeline().addBefore(LAST, null, new ConnectionState(requestRead, System::nanoTime, options.get()));
        }
    }

    private boolean admit(Channel channel) {
        AddressShare.Entry entry = share.enter(address(channel));
        channel.closeFuture().addListener(closed -> entry.close().run());
        if (!entry.within()) {
            many.increment();
            var unused = channel.close();
        }
        return entry.within();
    }

    private static String address(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress remote && remote.getAddress() != null
                ? remote.getAddress().getHostAddress()
                : "unknown";
    }
}
