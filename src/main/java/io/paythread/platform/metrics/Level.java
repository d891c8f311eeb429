package io.paythread.platform.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** A gauge that is set; unknown until it is, and again when it is forgotten. */
public final class Level {
    private volatile double value = Double.NaN;

    private Level() {}

    /**
     * A gauge under this name.
     *
     * @param unit in the plural, as it ends the name; empty for plain counts
     * @param tags keys and values in turn
     */
    public static Level of(MeterRegistry metrics, String name, String unit, String description, String... tags) {
        Level level = new Level();
        Gauge unused = Gauge.builder(name, level, Level::value)
                .description(description)
                .baseUnit(unit.isEmpty() ? null : unit)
                .tags(tags)
                .register(metrics);
        return level;
    }

    public void set(double now) {
        value = now;
    }

    public void forget() {
        value = Double.NaN;
    }

    public double value() {
        return value;
    }
}
