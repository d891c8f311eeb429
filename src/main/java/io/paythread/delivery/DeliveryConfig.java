package io.paythread.delivery;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Outbound webhooks. */
@ConfigMapping(prefix = "paythread.delivery")
interface DeliveryConfig {

    /**
     * How many messages this process sends at the same time. Each costs a connection and some memory, no thread. Off with
     * 0: another replica must send then.
     */
    @WithDefault("192")
    @Min(0)
    @Max(4096)
    int concurrency();

    /** As many more for endpoints whose last attempt failed, so that those that hang hold up none that work. */
    @WithDefault("64")
    @Min(1)
    @Max(4096)
    int concurrencyOfFailing();

    /** How many messages one endpoint gets at the same time; one alone after an attempt that failed. */
    @WithDefault("4")
    @Min(1)
    @Max(64)
    int concurrencyPerEndpoint();

    /**
     * How long a message stays with a process that says nothing any more, before another sends it. An attempt takes up to
     * 20 s; shorter than twice that, messages would be sent twice.
     */
    @WithDefault("1m")
    Duration lease();

    /** How long a process waits when no wake-up comes. */
    @WithDefault("250ms")
    Duration poll();

    /** How long messages and their attempts are kept, those of disabled endpoints too: 30 days. */
    @WithDefault("720h")
    Duration keep();

    /** How long an endpoint may do nothing but fail before it is disabled: five days. */
    @WithDefault("120h")
    Duration disableAfter();

    /** How many endpoints there may be. Each row of the feed is held against all of them. */
    @WithDefault("2000")
    @Min(1)
    @Max(20000)
    int maxEndpoints();

    /** How this installation names itself when it asks a receiver for its consent: a host name. */
    @WithDefault("paythread.local")
    String origin();
}
