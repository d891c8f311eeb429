package io.paythread.ingest;

import io.paythread.ingest.spi.InboundRequest;
import io.paythread.ingest.spi.Verdict;
import io.paythread.platform.time.Every;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** A request whose body has arrived: has it judged and stored, and answers. 2xx only after the commit. */
@Singleton
class WebhookIntake {
    private static final Logger LOG = Logger.getLogger(WebhookIntake.class);
    /** When nothing can be stored, every request says so; the log says it once in a while. */
    private static final Duration COMPLAINTS = Duration.ofSeconds(5);

    private final Door door;
    private final WebhookAnswers answers;
    private final IngestMetrics metrics;
    private final Clock clock;
    private final Vertx vertx;
    private final long inlineLimit;
    private final Every complaining = new Every(COMPLAINTS);

    WebhookIntake(
            Door door, WebhookAnswers answers, IngestMetrics metrics, IngestConfig config, Clock clock, Vertx vertx) {
        this.door = door;
        this.answers = answers;
        this.metrics = metrics;
        this.clock = clock;
        this.vertx = vertx;
        this.inlineLimit = config.inlineLimit().asLongValue();
    }

    /** Called on the request's event loop. Small bodies are judged there, large ones on a worker. */
    void arrived(RoutingContext context, LiveSource source, byte[] body) {
        metrics.received(source.name());
        InboundRequest request = new InboundRequest(headers(context.request().headers()), body, clock.instant());
        Context loop = vertx.getOrCreateContext();
        if (body.length <= inlineLimit) {
            judge(context, source, request, loop);
        } else {
            var unused = vertx.executeBlocking(Executors.callable(() -> judge(context, source, request, loop)), false);
        }
    }

    /** Answers on the event loop, whatever thread it runs on itself. */
    private void judge(RoutingContext context, LiveSource source, InboundRequest request, Context loop) {
        Consumer<Outcome> waiting = outcome -> loop.runOnContext(now -> answer(context, source, outcome));
        try {
            Verdict verdict = door.receive(source, request, waiting);
            if (verdict instanceof Verdict.Refused refused) {
                metrics.refused(source.name(), IngestMetrics.word(refused.reason()));
                LOG.debugf("request refused source=%s reason=%s", source.name(), refused.reason());
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
            if (complaining.due()) {
                LOG.warnf("events not stored source=%s cause=%s", source.name(), not.cause());
            }
            answers.notStored(context, source.adapter().whenNotStored());
        }
    }

    private static Map<String, List<String>> headers(MultiMap headers) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.computeIfAbsent(name.toLowerCase(Locale.ROOT), first -> new ArrayList<>(1))
                .add(value));
        return all;
    }
}
