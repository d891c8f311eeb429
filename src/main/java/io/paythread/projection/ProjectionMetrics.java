package io.paythread.projection;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/** What this process has projected. */
@Singleton
class ProjectionMetrics {
    private final Counter events;
    private final Timer committed;
    private final Timer failed;

    ProjectionMetrics(MeterRegistry metrics) {
        this.events = Counter.builder("paythread.projection.events")
                .description("Events that were worked off, whatever they meant")
                .register(metrics);
        this.committed = timer(metrics, "committed");
        this.failed = timer(metrics, "failed");
    }

    private static Timer timer(MeterRegistry metrics, String result) {
        return Timer.builder("paythread.projection.batch")
                .description("Time of one batch of one slot, from reading the log to the commit")
                .tag("result", result)
                .register(metrics);
    }

    /** A batch has taken effect; one without events is none. */
    void committed(int count, long nanos) {
        if (count > 0) {
            events.increment(count);
            committed.record(nanos, TimeUnit.NANOSECONDS);
        }
    }

    void failed(long nanos) {
        failed.record(nanos, TimeUnit.NANOSECONDS);
    }
}
