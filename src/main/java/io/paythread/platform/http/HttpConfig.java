package io.paythread.platform.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of what is read from callers. */
@ConfigMapping(prefix = "paythread.http")
public interface HttpConfig {
    /**
     * The largest body that {@code /v1} reads. Bodies there are small commands; what is larger is a mistake or an
     * attack, and is answered 413 without being read. Webhooks have a limit of their own.
     */
    @WithDefault("256K")
    MemorySize maxApiBody();

    /**
     * How long a body may take to arrive, counted from the end of the head, however steadily it drips. Short enough
     * that slow senders do not hold connections, long enough for a poor line.
     */
    @WithDefault("10s")
    Duration bodyDeadline();
}
