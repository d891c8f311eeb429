package io.paythread.platform.trace;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;

/** Traces by OpenTelemetry. */
@ConfigMapping(prefix = "paythread.traces")
public interface TraceConfig {
    /** The key of Quarkus that switches the whole of it off. */
    String DISABLED = "quarkus.otel.sdk.disabled";

    /**
     * Whether events leave traces, sent by OTLP to {@code quarkus.otel.exporter.otlp.endpoint}. Each event then costs some
     * small writes more; {@code quarkus.otel.traces.sampler=parentbased_traceidratio} with
     * {@code quarkus.otel.traces.sampler.arg=0.01} takes one in a hundred.
     */
    @WithDefault("false")
    boolean enabled();

    /**
     * How long it is remembered to which trace an event belongs. What is sent later than this, because a receiver was away
     * for long, begins a trace of its own.
     */
    @WithDefault("24h")
    Duration keep();

    /** As the framework's settings. */
    static Map<String, String> quarkusProperties(TraceConfig config) {
        return config.enabled() ? Map.of(DISABLED, "false") : Map.of();
    }
}
