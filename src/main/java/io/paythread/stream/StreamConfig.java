package io.paythread.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Those who wait for news: live streams, and requests to the feed that wait for rows. */
@ConfigMapping(prefix = "paythread.stream")
public interface StreamConfig {

    /** How many of them one user or key may have open on one process. More get 429. */
    @WithDefault("5")
    @Min(1)
    @Max(100000)
    int perUser();

    /** How many of them one process serves. Each costs a connection and some kilobytes; more get 429. */
    @WithDefault("4000")
    @Min(1)
    @Max(100000)
    int perProcess();
}
