package io.paythread.stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;

/** Who listens to the live stream of this process, and who was cut off. */
@Singleton
class StreamMetrics {
    private final MeterRegistry metrics;
    private final Map<Frame.Cut, Counter> cuts = new EnumMap<>(Frame.Cut.class);

    StreamMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
        for (Frame.Cut why : Frame.Cut.values()) {
            cuts.put(
                    why,
                    Counter.builder("paythread.stream.cuts")
                            .description("Streams that this side ended")
                            .tag("reason", why.wireName())
                            .register(metrics));
        }
    }

    /** Watches how many there are. */
    void clients(Supplier<Number> count) {
        Gauge unused = Gauge.builder("paythread.stream.clients", count)
                .description("Streams that are open")
                .register(metrics);
    }

    void cut(Frame.Cut why) {
        Counter counter = cuts.get(why);
        if (counter != null) {
            counter.increment();
        }
    }
}
