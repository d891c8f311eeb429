package io.paythread.platform.health;

import io.paythread.platform.time.Every;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Whether the database has all migrations of this version. Looked at until it has: nobody takes one back. A database that
 * is ahead, of a newer version, is fine: that is how replicas are replaced one by one.
 */
@Singleton
@Readiness
class SchemaHealth implements HealthCheck {
    /** A look opens a connection of its own. */
    private static final Duration LOOK = Duration.ofSeconds(5);

    private static final Optional<String> UNKNOWN =
            Optional.of("Whether the database has all migrations is not known: it does not answer.");

    private final Flyway flyway;
    private final Every looking = new Every(LOOK);
    private volatile Optional<String> wrong = UNKNOWN;

    SchemaHealth(Flyway flyway) {
        this.flyway = flyway;
    }

    @Override
    public HealthCheckResponse call() {
        if (wrong.isPresent() && looking.due()) {
            wrong = look();
        }
        return Judgement.of("schema", wrong);
    }

    private Optional<String> look() {
        try {
            return pending(Arrays.stream(flyway.info().pending())
                    .map(migration -> String.valueOf(migration.getVersion()))
                    .collect(Collectors.joining(", ")));
        } catch (FlywayException e) {
            return UNKNOWN;
        }
    }

    static Optional<String> pending(String versions) {
        return versions.isEmpty()
                ? Optional.empty()
                : Optional.of("Migrations are pending: " + versions
                        + ". They run at the start of this version, unless quarkus.flyway.migrate-at-start=false: then"
                        + " somebody has to run them.");
    }
}
