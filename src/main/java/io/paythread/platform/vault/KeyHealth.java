package io.paythread.platform.vault;

import io.paythread.platform.health.Judgement;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether the key is still where the next start looks for it. */
@Singleton
@Wellness
class KeyHealth implements HealthCheck {
    private final KeyFile keys;

    KeyHealth(KeyFile keys) {
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        return Judgement.of("key", keys.path().flatMap(KeyHealth::wrong));
    }

    static Optional<String> wrong(Path file) {
        return Files.isReadable(file)
                ? Optional.empty()
                : Optional.of(
                        "The key file (paythread.key.file) is gone or cannot be read. The service goes on with the"
                                + " key that it has in memory; once it stops, stored secrets cannot be opened. Put the file"
                                + " back from its backup.");
    }
}
