package io.paythread.ingest;

import io.paythread.platform.health.Judgement;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether events can be stored, and whether there is room for those that wait. */
@Singleton
@Wellness
class DoorHealth implements HealthCheck {
    private static final double NEARLY = 0.9;

    private final Commits commits;
    private final StorageWatch storage;

    DoorHealth(Commits commits, StorageWatch storage) {
        this.commits = commits;
        this.storage = storage;
    }

    @Override
    public HealthCheckResponse call() {
        return Judgement.of("door", storage.wrong().or(() -> full(commits.fullness())));
    }

    static Optional<String> full(double share) {
        return share < NEARLY
                ? Optional.empty()
                : Optional.of("The queue of events that wait for their commit is " + Math.round(share * 100)
                        + " % full: the database commits too slowly. What does not fit is refused, and sent again by"
                        + " the provider.");
    }
}
