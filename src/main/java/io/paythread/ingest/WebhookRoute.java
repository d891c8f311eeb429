package io.paythread.ingest;

import io.paythread.ingest.spi.InboundRequest;
import io.paythread.ingest.spi.Verdict;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /webhooks/{source}}, below JAX-RS: it reads the exact bytes itself, within a limit and a deadline, and
 * answers 2xx only after the commit.
 */
@ApplicationScoped
class WebhookRoute {
    private static final Logger LOG = Logger.getLogger(WebhookRoute.class);
    /** Before the framework's own limit of bodies, which is meant for the API. */
    private static final int ORDER = -100;

    private static final String NO_SOURCE = "none";

    private final SourceDirectory sources;
    private final Door door;
    private final WebhookAnswers answers;
    private final IngestMetrics metrics;
    private final IngestConfig config;
    private final Clock clock;
    private final Vertx vertx;

    WebhookRoute(
            SourceDirectory sources,
            Door door,
            WebhookAnswers answers,
            IngestMetrics metrics,
            IngestConfig config,
            Clock clock,
            Vertx vertx) {
        this.sources = sources;
        this.door = door;
        this.answers = answers;
        this.metrics = metrics;
        this.config = config;
        this.clock = clock;
        this.vertx = vertx;
    }

    void routes(@Observes Router router) {
        router.route("/webhooks/:source").order(ORDER).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        @Nullable
        LiveSource source =
                sources.find(String.valueOf(context.pathParam("source"))).orElse(null);
        Optional<Refusal> refusal = refusal(source, context.request());
        if (refusal.isPresent() || source == null) {
            refuse(context, source, refusal.orElse(Refusal.UNKNOWN_SOURCE));
            return;
        }
        if ("100-continue".equalsIgnoreCase(context.request().getHeader(HttpHeaders.EXPECT))) {
            var unused = context.response().writeContinue();
        }
        new BodyReader(
                        context.request(),
                        vertx,
                        config.maxBody().asLongValue(),
                        body -> arrived(context, source, body),
                        reason -> refuse(context, source, reason))
                .start(config.bodyDeadline());
    }

    /** What can be said before the first byte of the body. */
    private Optional<Refusal> refusal(@Nullable LiveSource source, HttpServerRequest request) {
        if (source == null) {
            return Optional.of(Refusal.UNKNOWN_SOURCE);
        }
        if (source.state() == SourceState.DELETED) {
            return Optional.of(Refusal.DELETED_SOURCE);
        }
        if (!HttpMethod.POST.equals(request.method())) {
            return Optional.of(Refusal.WRONG_METHOD);
        }
        if (source.state() == SourceState.PAUSED) {
            return Optional.of(Refusal.PAUSED_SOURCE);
        }
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !"identity".equalsIgnoreCase(encoding)) {
            return Optional.of(Refusal.ENCODED_BODY);
        }
        return isTooLong(request.getHeader(HttpHeaders.CONTENT_LENGTH))
                ? Optional.of(Refusal.TOO_LARGE)
                : Optional.empty();
    }

    private boolean isTooLong(@Nullable String contentLength) {
        try {
            return contentLength != null
                    && Long.parseLong(contentLength) > config.maxBody().asLongValue();
        } catch (NumberFormatException notANumber) {
            return true;
        }
    }

    private void refuse(RoutingContext context, @Nullable LiveSource source, Refusal refusal) {
        metrics.refused(source == null ? NO_SOURCE : source.name(), refusal);
        answers.refused(context, refusal);
    }

    private void arrived(RoutingContext context, LiveSource source, byte[] body) {
        metrics.received(source.name());
        InboundRequest request = new InboundRequest(headers(context.request().headers()), body, clock.instant());
        Context loop = vertx.getOrCreateContext();
        Runnable judging = () -> judge(context, source, request, loop);
        if (body.length <= config.inlineLimit().asLongValue()) {
            judging.run();
        } else {
            var unused = vertx.executeBlocking(Executors.callable(judging), false);
        }
    }

    /** Runs on the event loop for small bodies, on a worker for large ones; answers on the event loop. */
    private void judge(RoutingContext context, LiveSource source, InboundRequest request, Context loop) {
        Consumer<Outcome> waiting = outcome -> loop.runOnContext(now -> answer(context, source, outcome));
        try {
            Verdict verdict = door.receive(source, request, waiting);
            if (verdict instanceof Verdict.Refused refused) {
                metrics.refused(source.name(), refused.reason());
                loop.runOnContext(now -> answers.notSigned(context, refused.reason()));
            }
        } catch (RuntimeException fault) {
            LOG.errorf(fault, "request not taken in source=%s bytes=%d", source.name(), request.body().length);
            waiting.accept(new Outcome.NotStored(Outcome.Cause.FAILED));
        }
    }

    private void answer(RoutingContext context, LiveSource source, Outcome outcome) {
        if (outcome instanceof Outcome.Stored stored) {
            metrics.stored(source.name(), stored);
            answers.stored(context, stored);
        } else if (outcome instanceof Outcome.NotStored not) {
            metrics.notStored(source.name(), not.cause());
            answers.notStored(context, source.adapter().whenNotStored());
        }
    }

    private static Map<String, List<String>> headers(MultiMap headers) {
        Map<String, List<String>> all = new HashMap<>();
        headers.names().forEach(name -> all.put(name, headers.getAll(name)));
        return all;
    }
}
