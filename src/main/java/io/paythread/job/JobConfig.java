package io.paythread.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How long work is done. */
@ConfigMapping(prefix = "paythread.job")
interface JobConfig {

    /** How many jobs this process works on at the same time. Off with 0: another replica must do them then. */
    @WithDefault("2")
    @Min(0)
    @Max(16)
    int workers();

    /** How many jobs run at the same time over all replicas; the others wait. More of them slow down the timelines. */
    @WithDefault("8")
    @Min(1)
    @Max(64)
    int mostRunning();

    /**
     * How many jobs of one owner run at the same time; the others wait, so that one person does not keep all out. The
     * service's own work is not counted.
     */
    @WithDefault("2")
    @Min(1)
    @Max(64)
    int mostRunningOfOwner();

    /** How many unfinished jobs one owner may have; beyond, new ones are refused with 429. */
    @WithDefault("100")
    @Min(1)
    @Max(10000)
    int mostUnfinishedOfOwner();

    /**
     * How long a job stays with a process that says nothing any more: the longest wait after a process was killed. A
     * step must take less; below a minute a slow one would be done twice (its effect still counts once).
     */
    @WithDefault("1m")
    Duration lease();

    /** For how long a job goes on while another one waits for a worker; then it goes on behind that one. */
    @WithDefault("10s")
    Duration turn();

    /** How long a process waits when no wake-up comes. */
    @WithDefault("1s")
    Duration poll();

    /** How long a finished job and its result can be read: seven days. */
    @WithDefault("168h")
    Duration keep();
}
