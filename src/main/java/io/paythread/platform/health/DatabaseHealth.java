package io.paythread.platform.health;

import io.paythread.platform.postgres.Database;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Whether the database answers this process, by the pool that requests use. */
@Singleton
@Readiness
class DatabaseHealth implements AsyncHealthCheck {
    private final Database database;
    private final HealthConfig config;

    DatabaseHealth(Database database, HealthConfig config) {
        this.database = database;
        this.config = config;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return database.reading(tx -> tx.query("select 1"))
                .ifNoItem()
                .after(config.databasePatience())
                .fail()
                .map(rows -> Optional.<String>empty())
                .onFailure()
                .recoverWithItem(failure -> Optional.of(DatabaseWords.of(failure)))
                .map(wrong -> Judgement.of("database", wrong));
    }
}
