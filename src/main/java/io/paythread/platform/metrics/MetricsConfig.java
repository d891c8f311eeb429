package io.paythread.platform.metrics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is measured for the operator. */
@ConfigMapping(prefix = "paythread.metrics")
public interface MetricsConfig {

    /**
     * How often each process reads what only the database knows: lags, dead letters, queues. About ten small queries each
     * time; more often than it is scraped is for nothing, and alerts notice nothing faster than this.
     */
    @WithDefault("15s")
    Duration interval();
}
