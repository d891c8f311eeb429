package io.paythread.platform.health;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Startup;

/** That everything that comes before the first request has been done. */
@Singleton
@Startup
class StartHealth implements HealthCheck {
    private static final int LAST = Integer.MAX_VALUE;

    private volatile Optional<String> wrong =
            Optional.of("The service is starting: it waits for its database, or migrates it.");

    void started(@Observes @Priority(LAST) StartupEvent event) {
        wrong = Optional.empty();
    }

    @Override
    public HealthCheckResponse call() {
        return Judgement.of("start", wrong);
    }
}
