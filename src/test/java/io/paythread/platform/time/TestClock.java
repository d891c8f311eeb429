package io.paythread.platform.time;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock of service tests: the real time until a test stands it still, and again after {@link #release()}. */
@Singleton
public class TestClock extends Clock {
    private static final InstantSource REAL = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));

    private volatile InstantSource source = REAL;

    /** Stands still at this instant from now on. */
    public void standStill(Instant at) {
        source = InstantSource.fixed(at);
    }

    /** Follows the real time again. */
    public void release() {
        source = REAL;
    }

    @Override
    public Instant instant() {
        return source.instant();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Paythread's clock is in UTC");
    }
}
