package io.paythread.platform.feed;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** The feed of visible changes. */
@ConfigMapping(prefix = "paythread.feed")
public interface FeedConfig {

    /**
     * How long rows stay. A reader that comes later than this has to read everything anew; a longer time costs about 200
     * bytes for each change.
     */
    @WithDefault("720h")
    Duration retention();

    /**
     * How often it is looked for new rows that another process appended. Shorter brings them sooner and asks the database
     * more often.
     */
    @WithDefault("100ms")
    Duration poll();

    /** How many rows are read at once. More is cheaper for each row and holds more of them in memory. */
    @WithDefault("1000")
    @Min(10)
    @Max(10000)
    int batchSize();
}
