package io.paythread.platform.health;

import io.paythread.platform.metrics.Horizon;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether somebody's long transaction holds back all readers of log and feed. */
@Singleton
@Wellness
class HorizonHealth implements HealthCheck {
    private final Horizon horizon;
    private final Duration most;

    HorizonHealth(Horizon horizon, HealthConfig config) {
        this.horizon = horizon;
        this.most = config.horizonLag();
    }

    @Override
    public HealthCheckResponse call() {
        return Judgement.of("horizon", wrong(horizon.held(), most));
    }

    static Optional<String> wrong(Optional<Duration> held, Duration most) {
        return held.filter(time -> time.compareTo(most) > 0)
                .map(time -> "A transaction has been open on the database server for " + time.toSeconds()
                        + " s. Until it ends nothing new is projected, streamed or sent. Look for it in"
                        + " pg_stat_activity (oldest xact_start) and pg_prepared_xacts, and end it.");
    }
}
