package io.paythread.platform.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The system's time in UTC, cut to microseconds. {@link Clock#tick} would do it, but divides by zero when asked for
 * milliseconds with a tick that is shorter than one (JDK 17).
 */
final class MicrosecondClock extends Clock {
    private final Clock system;

    MicrosecondClock() {
        this(Clock.systemUTC());
    }

    private MicrosecondClock(Clock system) {
        this.system = system;
    }

    @Override
    public ZoneId getZone() {
        return system.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new MicrosecondClock(system.withZone(zone));
    }

    @Override
    public Instant instant() {
        return system.instant().truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public long millis() {
        return system.millis();
    }
}
