package io.paythread.delivery;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A receiver on this machine that remembers what it got and answers as it is told: 200 when it was told nothing. */
public final class Receiver implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final List<Got> got = new CopyOnWriteArrayList<>();
    private final Deque<Consumer<HttpServerRequest>> answers = new ConcurrentLinkedDeque<>();
    private final HttpServer server;

    /** One request. */
    public record Got(String method, String path, Map<String, List<String>> headers, String body) {
        public Got {
            headers = Map.copyOf(headers);
        }

        /** All values of a header. */
        public String header(String name) {
            return String.join(" ", headers.getOrDefault(name, List.of()));
        }
    }

    public Receiver() {
        this.server = vertx.createHttpServer()
                .requestHandler(this::take)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** Where it listens. */
    public String url() {
        return "http://127.0.0.1:" + server.actualPort() + "/hook";
    }

    /** The next answers, one each. */
    public Receiver then(int... statuses) {
        for (int status : statuses) {
            answers.add(request -> request.response().setStatusCode(status).end("status " + status));
        }
        return this;
    }

    /** The next answer. */
    public Receiver then(Consumer<HttpServerRequest> answer) {
        answers.add(answer);
        return this;
    }

    /** Everything that came, in order. */
    public List<Got> got() {
        return List.copyOf(got);
    }

    private void take(HttpServerRequest request) {
        var unused = request.body().onSuccess(body -> {
            Map<String, List<String>> headers = new HashMap<>();
            request.headers()
                    .names()
                    .forEach(name -> headers.put(
                            name.toLowerCase(Locale.ROOT), request.headers().getAll(name)));
            got.add(new Got(request.method().name(), String.valueOf(request.path()), headers, body.toString()));
            Consumer<HttpServerRequest> answer = answers.poll();
            Objects.requireNonNullElse(answer, (Consumer<HttpServerRequest>)
                            each -> each.response().end("ok"))
                    .accept(request);
        });
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
