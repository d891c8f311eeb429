package io.paythread.projection;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How stored events become timelines. */
@ConfigMapping(prefix = "paythread.projection")
interface ProjectionConfig {

    /** Whether this process works on events at all. Off, it receives and answers only; another replica must be on. */
    @WithDefault("true")
    boolean enabled();

    /**
     * How many slots are worked on at the same time by this process. More than the database has cores brings nothing;
     * each uses one connection while it works.
     */
    @WithDefault("2")
    @Min(1)
    @Max(16)
    int workers();

    /**
     * How many events one transaction takes. Larger batches are cheaper for each event and keep matters locked for
     * longer.
     */
    @WithDefault("200")
    @Min(1)
    @Max(2000)
    int batchSize();

    /**
     * How long a slot stays with a process that no longer renews its lease: the longest time for which events of a slot
     * wait after a process was killed. Much below a second and a short pause of the process moves its slots away.
     */
    @WithDefault("10s")
    Duration lease();

    /** How long a process waits when no wake-up comes. Wake-ups can be lost; this bounds the delay then. */
    @WithDefault("500ms")
    Duration poll();
}
