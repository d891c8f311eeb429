package io.paythread.platform.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Stands at the management port until the service does, and answers as its health will: alive, and neither started nor
 * ready, for this reason. Java's own small server, because the service's opens when everything else is done.
 */
final class WaitingRoom implements AutoCloseable {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private Optional<HttpServer> server = Optional.empty();
    /** Empty, or why there is none. */
    private String closed = "";
    /** Set by who waits, read by the server's thread. */
    private volatile String reason = "The service is starting.";

    /** Where the management interface will be. */
    record Door(String host, int port, String root) {}

    /** Opens it; where the port is taken, the wait goes on without. */
    static WaitingRoom open(Door door) {
        WaitingRoom room = new WaitingRoom();
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(door.host(), door.port()), 0);
            server.createContext(door.root(), exchange -> answer(exchange, door.root(), room.reason));
            server.start();
            room.server = Optional.of(server);
        } catch (IOException e) {
            room.closed = "none port=" + door.port() + " error=" + e.getMessage();
        }
        return room;
    }

    /** What those who ask are told from now on. */
    void says(String now) {
        reason = now;
    }

    /** For the line that says that there is a wait. */
    String place() {
        return " health=" + server.map(open -> open.getAddress().toString()).orElse(closed);
    }

    /** Its port; none where it could not be opened. */
    Optional<Integer> port() {
        return server.map(open -> open.getAddress().getPort());
    }

    @Override
    public void close() {
        server.ifPresent(open -> open.stop(0));
    }

    private static void answer(HttpExchange exchange, String root, String reason) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(root.length());
        boolean live = path.equals("/live");
        boolean known = live || path.isEmpty() || path.equals("/ready") || path.equals("/started");
        byte[] body = (live ? report("UP", new JsonArray()) : report("DOWN", new JsonArray().add(missing(reason))))
                .toBuffer()
                .getBytes();
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=" + UTF_8);
        try (exchange) {
            boolean told = known && !exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(known ? live ? OK : UNAVAILABLE : NOT_FOUND, told ? body.length : -1);
            if (told) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private static JsonObject report(String status, JsonArray checks) {
        return new JsonObject().put("status", status).put("checks", checks);
    }

    private static JsonObject missing(String reason) {
        return new JsonObject()
                .put("name", "database")
                .put("status", "DOWN")
                .put("data", new JsonObject().put("reason", reason));
    }
}
