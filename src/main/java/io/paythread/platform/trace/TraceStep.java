package io.paythread.platform.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import java.util.Optional;

/** One step of a trace, from its beginning to its end; does nothing where none is made. */
public final class TraceStep {
    /** Of what nobody traces. */
    public static final TraceStep NONE = new TraceStep(Span.getInvalid());

    private final Span span;

    TraceStep(Span span) {
        this.span = span;
    }

    /** Where it stands, as W3C Trace Context, for what comes of it; empty where nobody looks. */
    public Optional<String> context() {
        SpanContext context = span.getSpanContext();
        return context.isValid() && context.isSampled()
                ? Optional.of("00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                        + context.getTraceFlags().asHex())
                : Optional.empty();
    }

    /** The id of the whole trace, for lines of the log; empty where nobody looks. */
    public Optional<String> traceId() {
        return context().map(text -> span.getSpanContext().getTraceId());
    }

    /** Says something of it: an id, a fixed word. */
    public TraceStep tell(String key, String value) {
        Span unused = span.setAttribute(key, value);
        return this;
    }

    /** Says how much. */
    public TraceStep tell(String key, long value) {
        Span unused = span.setAttribute(key, value);
        return this;
    }

    /** It went well. */
    public void end() {
        span.end();
    }

    /** It did not; the reason is a fixed word. */
    public void fail(String reason) {
        Span unused = span.setStatus(StatusCode.ERROR, reason);
        span.end();
    }
}
