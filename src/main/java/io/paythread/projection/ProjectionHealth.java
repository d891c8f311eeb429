package io.paythread.projection;

import io.paythread.platform.health.HealthConfig;
import io.paythread.platform.health.Judgement;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether timelines keep up with the log. */
@Singleton
@Wellness
class ProjectionHealth implements HealthCheck {
    private final Projection projection;
    private final Duration most;

    ProjectionHealth(Projection projection, HealthConfig config) {
        this.projection = projection;
        this.most = config.projectionLag();
    }

    @Override
    public HealthCheckResponse call() {
        return Judgement.of("projection", wrong(projection.lagSeconds(), most));
    }

    /** Seconds that are no number are not known. */
    static Optional<String> wrong(double seconds, Duration most) {
        return seconds > most.toSeconds()
                ? Optional.of("Timelines are " + Math.round(seconds)
                        + " s behind: events are stored safely and not projected. See whether a process with"
                        + " paythread.projection.enabled runs, what it logs, and whether the horizon is held back.")
                : Optional.empty();
    }
}
