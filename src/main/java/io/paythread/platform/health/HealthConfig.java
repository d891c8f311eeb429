package io.paythread.platform.health;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** From when on something counts as wrong at {@code /q/health}. */
@ConfigMapping(prefix = "paythread.health")
public interface HealthConfig {

    /**
     * How far timelines may be behind the log. A large backfill takes longer than this for a while; shorter than a minute
     * it tells of every burst.
     */
    @WithDefault("5m")
    Duration projectionLag();

    /**
     * For how long one transaction may hold back all readers. Those of the service end within 20 s by themselves; longer
     * ones are somebody else's on the same server, such as a dump.
     */
    @WithDefault("1m")
    Duration horizonLag();

    /** How long the database may take to answer before this process calls itself not ready. */
    @WithDefault("2s")
    Duration databasePatience();
}
