package io.paythread.projection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How everything is projected anew while the service runs. */
@ConfigMapping(prefix = "paythread.reprojection")
interface ReprojectionConfig {

    /**
     * How many slots are read at the same time. Each uses one connection and competes with the live projection for the
     * database; more than it has cores brings nothing.
     */
    @WithDefault("2")
    @Min(1)
    @Max(16)
    int workers();

    /**
     * How many events one transaction takes. Larger batches are cheaper for each event; while one is open, nobody is told
     * of what was committed after it began.
     */
    @WithDefault("200")
    @Min(1)
    @Max(2000)
    int batchSize();
}
