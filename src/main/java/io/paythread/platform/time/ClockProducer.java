package io.paythread.platform.time;

import io.paythread.platform.id.Ids;
import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Gives everything the one clock: UTC, microseconds, as PostgreSQL keeps them. Tests put their own in its place. */
@Singleton
class ClockProducer {
    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return new MicrosecondClock();
    }

    @Produces
    @Singleton
    @DefaultBean
    Ids ids(Clock clock) {
        return new Ids(clock);
    }
}
