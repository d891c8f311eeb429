package io.paythread.platform.postgres;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Runs every {@link AtStart}, one after another, while the start waits. */
@Singleton
class AtStartRunner {
    /** The database has just been migrated, so it answers; beyond this something is wrong. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    void run(@Observes StartupEvent event, @All List<AtStart> work) {
        work.forEach(each -> each.prepare().await().atMost(PATIENCE));
    }
}
