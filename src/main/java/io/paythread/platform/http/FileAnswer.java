package io.paythread.platform.http;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jboss.logging.Logger;

/**
 * Answers with a file of known length, piece by piece: the next piece is read when the one before has left, so that a slow
 * reader costs one piece of memory. Written beside the framework, which sends no length with what it streams.
 */
public final class FileAnswer {
    private static final Logger LOG = Logger.getLogger(FileAnswer.class);

    private static final int NOT_MODIFIED = 304;

    private final HttpServerResponse response;
    private final boolean headOnly;

    private FileAnswer(RoutingContext context) {
        this.response = context.response();
        this.headOnly = HttpMethod.HEAD.equals(context.request().method());
    }

    /**
     * Sends the pieces, which give so many bytes together, in order until there is none. What fails before the first one is
     * the caller's; what fails later ends the connection, so that nobody takes half a file for a whole one.
     */
    public static Uni<Void> send(
            RoutingContext context,
            int status,
            Map<String, String> headers,
            long bytes,
            IntFunction<Uni<Optional<Buffer>>> pieces) {
        return new FileAnswer(context).send(status, headers, bytes, pieces);
    }

    /** Says that the caller has the file already. */
    public static Uni<Void> unchanged(RoutingContext context, Map<String, String> headers) {
        HttpServerResponse response = context.response().setStatusCode(NOT_MODIFIED);
        MultiMap unused = response.headers().addAll(headers);
        return Uni.createFrom().completionStage(() -> response.end().toCompletionStage());
    }

    private Uni<Void> send(
            int status, Map<String, String> headers, long bytes, IntFunction<Uni<Optional<Buffer>>> pieces) {
        AtomicInteger next = new AtomicInteger();
        Uni<Optional<Buffer>> first =
                headOnly ? Uni.createFrom().item(Optional.empty()) : pieces.apply(next.getAndIncrement());
        return first.invoke(piece -> begin(status, headers, bytes)).chain(piece -> write(piece)
                .chain(more -> more ? rest(next, pieces) : Uni.createFrom().voidItem())
                .chain(this::end)
                .onFailure()
                .recoverWithUni(this::breakOff));
    }

    private void begin(int status, Map<String, String> headers, long bytes) {
        MultiMap unused = response.setStatusCode(status)
                .putHeader("Content-Length", Long.toString(bytes))
                .headers()
                .addAll(headers);
    }

    private Uni<Void> rest(AtomicInteger next, IntFunction<Uni<Optional<Buffer>>> pieces) {
        return Multi.createBy()
                .repeating()
                .uni(() -> pieces.apply(next.getAndIncrement()).chain(this::write))
                .whilst(more -> more)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Whether there was a piece. */
    private Uni<Boolean> write(Optional<Buffer> piece) {
        return piece.map(bytes -> Uni.createFrom()
                        .completionStage(() -> response.write(bytes).toCompletionStage())
                        .replaceWith(true))
                .orElseGet(() -> Uni.createFrom().item(false));
    }

    private Uni<Void> end() {
        return Uni.createFrom().completionStage(() -> response.end().toCompletionStage());
    }

    private Uni<Void> breakOff(Throwable failure) {
        if (!response.closed()) {
            LOG.warnf("file broken off error=%s", failure.getClass().getSimpleName());
            boolean unused = response.reset();
        }
        return Uni.createFrom().voidItem();
    }
}
