package io.paythread.platform.idempotency;

import io.paythread.platform.queue.Ending;
import io.paythread.platform.queue.Loop;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Forgets answers that are older than promised. Several replicas may do it at once. */
@Singleton
class AnswerCleaning {
    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final Duration STOP = Duration.ofSeconds(5);

    private final Loop loop;

    AnswerCleaning(Answers answers) {
        this.loop = new Loop(
                "idempotency", INTERVAL, () -> answers.clean().map(more -> more ? Loop.Next.AGAIN : Loop.Next.WAIT));
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void stop(@Observes ShutdownEvent event) {
        Ending.await("idempotency", loop.stop(), STOP);
    }
}
