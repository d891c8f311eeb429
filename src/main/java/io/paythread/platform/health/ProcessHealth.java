package io.paythread.platform.health;

import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;

/** That the process answers. Nothing else: a restart mends neither the database nor a full disk. */
@Singleton
@Liveness
class ProcessHealth implements HealthCheck {
    @Override
    public HealthCheckResponse call() {
        return Judgement.of("process", Optional.empty());
    }
}
