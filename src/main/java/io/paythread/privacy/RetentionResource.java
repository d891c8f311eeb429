package io.paythread.privacy;

import io.paythread.platform.postgres.Database;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;

/** Shows what would go for its age. */
@Path("/v1/retention")
class RetentionResource {
    private final Database database;
    private final Retained retained;
    private final RetentionConfig config;
    private final Clock clock;

    RetentionResource(Database database, Retained retained, RetentionConfig config, Clock clock) {
        this.database = database;
        this.retained = retained;
        this.config = config;
        this.clock = clock;
    }

    @GET
    public Uni<RetentionView> show() {
        return database.readingOneSnapshot(tx -> retained.due(tx, RetentionJob.periods(config), clock.instant()))
                .map(due -> RetentionView.of(config.enforced(), due));
    }
}
