package io.paythread.platform.postgres;

import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** Runs every {@link AtStart}, one after another, while the start waits. */
@Singleton
class AtStartRunner {
    /** Before everything that works in the background: a job that is taken up again asks for what is made ready here. */
    private static final int EARLY = 10;

    /** The database has just been migrated, so it answers; beyond this something is wrong. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    void run(@Observes @Priority(EARLY) StartupEvent event, @All List<AtStart> work) {
        work.forEach(each -> each.prepare().await().atMost(PATIENCE));
    }
}
