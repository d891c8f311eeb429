package io.paythread.projection;

import io.micrometer.core.instrument.MeterRegistry;
import io.paythread.platform.metrics.Level;
import io.paythread.projection.LogStore.Lag;

/** How far behind the log timelines are, over all processes. */
final class ProjectionLag {
    private final Level seconds;
    private final Level waiting;

    ProjectionLag(MeterRegistry metrics) {
        this.seconds = Level.of(
                metrics, "paythread.projection.lag", "seconds", "Age of the oldest event that has not been projected");
        this.waiting = Level.of(
                metrics,
                "paythread.projection.waiting",
                "events",
                "Events that have not been projected, up to 10,000 for each of 16 slots");
    }

    double seconds() {
        return seconds.value();
    }

    void is(Lag now) {
        seconds.set(now.seconds());
        waiting.set((double) now.waiting());
    }

    void forget() {
        seconds.forget();
        waiting.forget();
    }
}
