package io.paythread.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver of outbound webhooks that behaves as it is told, and remembers what came. */
final class Receiver implements AutoCloseable {
    /** What the service needs in order to send to it: it listens in the clear on this machine. */
    static final Map<String, String> SETTINGS = Map.of(
            "paythread.outbound.receivers.faults.host", "localhost",
            "paythread.outbound.receivers.faults.network", "127.0.0.0/8",
            "paythread.outbound.receivers.faults.plain-http", "true");

    private static final Duration SILENCE = Duration.ofSeconds(30);

    /** How it answers. */
    enum Mood {
        GOOD,
        FAILING,
        BUSY,
        MOVED,
        SILENT,
        RESETTING,
        GONE
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "receiver");
        thread.setDaemon(true);
        return thread;
    });
    /** What each message said; only those that were answered well count as received. */
    private final Map<String, String> bodies = new ConcurrentHashMap<>();

    private final List<String> received = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private volatile Mood mood = Mood.GOOD;

    /**
     * What came.
     *
     * @param subjects ids of the entries that messages were about, once for each message
     * @param repeats requests beyond the first of a message
     * @param wrong what must not happen: one message id with two contents, a followed redirect
     */
    record Seen(List<String> subjects, int repeats, List<String> wrong) {
        int events() {
            return subjects.size();
        }
    }

    private Receiver(HttpServer server) {
        this.server = server;
    }

    static Receiver open() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        Receiver receiver = new Receiver(server);
        server.setExecutor(receiver.threads);
        server.createContext("/hooks", receiver::answer);
        server.createContext("/elsewhere", receiver::redirected);
        server.start();
        return receiver;
    }

    int port() {
        return server.getAddress().getPort();
    }

    void answerWith(Mood now) {
        mood = now;
    }

    synchronized Seen seen() {
        Map<String, Integer> counts = new TreeMap<>();
        received.forEach(id -> counts.merge(id, 1, Integer::sum));
        List<String> subjects = counts.keySet().stream().map(this::subject).toList();
        return new Seen(subjects, received.size() - counts.size(), List.copyOf(wrong));
    }

    private String subject(String id) {
        return new JsonObject(bodies.getOrDefault(id, "{}"))
                .getJsonObject("data", new JsonObject())
                .getString("subject", "");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        switch (mood) {
            case GOOD -> {
                take(id, body);
                reply(exchange, 204);
            }
            case FAILING -> reply(exchange, 500);
            case BUSY -> {
                exchange.getResponseHeaders().add("Retry-After", "1");
                reply(exchange, 429);
            }
            case MOVED -> {
                exchange.getResponseHeaders().add("Location", "http://localhost:" + port() + "/elsewhere");
                reply(exchange, 301);
            }
            case SILENT -> {
                Patience.pause(SILENCE);
                exchange.close();
            }
            case RESETTING -> exchange.close();
            case GONE -> reply(exchange, 410);
        }
    }

    private synchronized void take(String id, String body) {
        String before = bodies.putIfAbsent(id, body);
        if (before != null && !about(before).equals(about(body))) {
            wrong.add("message " + id + " came with two contents");
        }
        received.add(id);
    }

    private static String about(String body) {
        JsonObject json = new JsonObject(body);
        return json.getString("type") + " " + json.getJsonObject("data").getString("subject");
    }

    private synchronized void redirected(HttpExchange exchange) throws IOException {
        wrong.add("a redirect was followed");
        reply(exchange, 204);
    }

    private static void reply(HttpExchange exchange, int status) throws IOException {
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
