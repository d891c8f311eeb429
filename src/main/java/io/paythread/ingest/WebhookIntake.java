package io.paythread.ingest;

import io.paythread.ingest.IngestMetrics.Answered;
import io.paythread.ingest.spi.InboundRequest;
import io.paythread.ingest.spi.Verdict;
import io.paythread.platform.time.Every;
import io.paythread.platform.trace.TraceStep;
import io.paythread.platform.trace.Tracing;
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
import org.jboss.logging.MDC;

/** A request whose body has arrived: has it judged and stored, and answers. 2xx only after the commit. */
@Singleton
class WebhookIntake {
    private static final Logger LOG = Logger.getLogger(WebhookIntake.class);
    /** When nothing can be stored, every request says so; the log says it once in a while. */
    private static final Duration COMPLAINTS = Duration.ofSeconds(5);

    /** The name in log lines. */
    private static final String TRACE_ID = "trace_id";

    private final Door door;
    private final WebhookAnswers answers;
    private final DoorTally tally;
    private final Tracing tracing;
    private final Clock clock;
    private final Vertx vertx;
    private final long inlineLimit;
    private final Every complaining = new Every(COMPLAINTS);

    WebhookIntake(
            Door door,
            WebhookAnswers answers,
            DoorTally tally,
            Tracing tracing,
            IngestConfig config,
            Clock clock,
            Vertx vertx) {
        this.door = door;
        this.answers = answers;
        this.tally = tally;
        this.tracing = tracing;
        this.clock = clock;
        this.vertx = vertx;
        this.inlineLimit = config.inlineLimit().asLongValue();
    }

    /** Called on the request's event loop. Small bodies are judged there, large ones on a worker. */
    void arrived(RoutingContext context, LiveSource source, byte[] body) {
        tally.received(source);
        InboundRequest request = new InboundRequest(headers(context.request().headers()), body, clock.instant());
        Arrival arrival =
                new Arrival(context, source, request, vertx.getOrCreateContext(), System.nanoTime(), trace(source));
        if (body.length <= inlineLimit) {
            judge(arrival);
        } else {
            var unused = vertx.executeBlocking(Executors.callable(() -> judge(arrival)), false);
        }
    }

    /** Answers on the event loop, whatever thread it runs on itself. */
    private void judge(Arrival arrival) {
        LiveSource source = arrival.source();
        Consumer<Outcome> waiting = outcome -> arrival.loop().runOnContext(now -> answer(arrival, outcome));
        try {
            Verdict verdict =
                    door.receive(source, arrival.request(), arrival.trace().context(), waiting);
            if (verdict instanceof Verdict.Refused refused) {
                tally.refused(source, refused.reason());
                LOG.debugf("request refused source=%s reason=%s", source.name(), refused.reason());
                end(arrival, Answered.REFUSED);
                arrival.loop().runOnContext(now -> answers.notSigned(arrival.context(), refused.reason()));
            }
        } catch (RuntimeException fault) {
            LOG.errorf(
                    fault,
                    "request not taken in source=%s bytes=%d",
                    source.name(),
                    arrival.request().body().length);
            waiting.accept(new Outcome.NotStored(Outcome.Cause.FAILED));
        }
    }

    private void answer(Arrival arrival, Outcome outcome) {
        LiveSource source = arrival.source();
        if (outcome instanceof Outcome.Stored stored) {
            tally.stored(source, stored);
            Answered answered = stored.stored() > 0 ? Answered.STORED : Answered.DUPLICATE;
            end(arrival, answered);
            answers.stored(arrival.context(), stored);
        } else if (outcome instanceof Outcome.NotStored not) {
            tally.notStored(source, not.cause());
            if (complaining.due()) {
                LOG.warnf("events not stored source=%s cause=%s", source.name(), not.cause());
            }
            end(arrival, Answered.NOT_STORED);
            answers.notStored(arrival.context(), source.adapter().whenNotStored());
        }
    }

    /** A request on its way to its answer. */
    private record Arrival(
            RoutingContext context,
            LiveSource source,
            InboundRequest request,
            Context loop,
            long beganNanos,
            TraceStep trace) {}

    private TraceStep trace(LiveSource source) {
        if (!tracing.isOn()) {
            return TraceStep.NONE;
        }
        TraceStep step = tracing.arrival("webhook")
                .tell("paythread.source", source.name())
                .tell("paythread.source.kind", source.adapter().kind().wireName());
        step.traceId().ifPresent(id -> MDC.put(TRACE_ID, id));
        return step;
    }

    private void end(Arrival arrival, Answered answered) {
        tally.answered(arrival.source(), answered, arrival.beganNanos());
        if (tracing.isOn()) {
            arrival.trace()
                    .tell("paythread.outcome", IngestMetrics.word(answered))
                    .end();
        }
    }

    private static Map<String, List<String>> headers(MultiMap headers) {
        Map<String, List<String>> all = new HashMap<>();
        headers.forEach((name, value) -> all.computeIfAbsent(name.toLowerCase(Locale.ROOT), first -> new ArrayList<>(1))
                .add(value));
        return all;
    }
}
