package io.paythread.platform.trace;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Begins steps of traces. They are made by hand, where an event passes, because it passes in batches and from one process to
 * another; and because those that frameworks make hold whole addresses.
 */
@Singleton
public class Tracing {
    private static final String SCOPE = "io.paythread";
    /** Of {@code 00-<32 digits>-<16 digits>-<2 digits>}. */
    private static final int LENGTH = 55;

    private final boolean on;

    Tracing(TraceConfig config) {
        this.on = config.enabled();
    }

    /** Whether there is anything to do at all. */
    public boolean isOn() {
        return on;
    }

    /** Begins a trace: something has come from outside. What the sender says of a trace of theirs is not believed. */
    public TraceStep arrival(String name) {
        return on ? begin(name, SpanKind.SERVER, Context.root()) : TraceStep.NONE;
    }

    /** Goes on with the trace of that context; does nothing where there is none. */
    public TraceStep step(String name, Optional<String> parent) {
        return on
                ? parent.map(text -> begin(name, SpanKind.INTERNAL, of(text))).orElse(TraceStep.NONE)
                : TraceStep.NONE;
    }

    /** As above, for something that goes out. */
    public TraceStep departure(String name, Optional<String> parent) {
        return on ? parent.map(text -> begin(name, SpanKind.CLIENT, of(text))).orElse(TraceStep.NONE) : TraceStep.NONE;
    }

    private static TraceStep begin(String name, SpanKind kind, Context parent) {
        return new TraceStep(GlobalOpenTelemetry.getTracer(SCOPE)
                .spanBuilder(name)
                .setSpanKind(kind)
                .setParent(parent)
                .startSpan());
    }

    private static Context of(String traceparent) {
        if (traceparent.length() != LENGTH) {
            return Context.root();
        }
        SpanContext context = SpanContext.createFromRemoteParent(
                traceparent.substring(3, 35),
                traceparent.substring(36, 52),
                TraceFlags.fromHex(traceparent, 53),
                TraceState.getDefault());
        return Context.root().with(Span.wrap(context));
    }
}
