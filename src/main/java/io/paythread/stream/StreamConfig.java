package io.paythread.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

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

    /** How many rows wait for a reader that is slow. One that is slower is cut, told why, and comes back where it was. */
    @WithDefault("1000")
    @Min(100)
    @Max(100000)
    int buffer();

    /** How often a quiet stream says that it is there, and where. Proxies close what is silent for longer than a minute. */
    @WithDefault("15s")
    Duration heartbeat();

    /** How often it is asked again whether a reader still may. At most a minute. */
    @WithDefault("30s")
    Duration recheck();
}
