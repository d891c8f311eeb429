package io.paythread.platform.outbound;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that counts who connects. */
final class Sentinel {
    private final AtomicInteger connections = new AtomicInteger();
    private final HttpServer server;

    private Sentinel(HttpServer server) {
        this.server = server;
    }

    /** On the address, at a port that the system chooses where the port is 0. */
    static Sentinel at(Vertx vertx, String address, int port, io.vertx.core.Handler<HttpServerRequest> handler) {
        HttpServer server = vertx.createHttpServer();
        Sentinel sentinel = new Sentinel(server);
        server.connectionHandler(connection -> sentinel.connections.incrementAndGet())
                .requestHandler(handler)
                .listen(port, address)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return sentinel;
    }

    int port() {
        return server.actualPort();
    }

    int connections() {
        return connections.get();
    }
}
