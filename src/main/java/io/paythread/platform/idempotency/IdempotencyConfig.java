package io.paythread.platform.idempotency;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long answers are kept for repeated requests. */
@ConfigMapping(prefix = "paythread.idempotency")
interface IdempotencyConfig {
    /**
     * How long the answer to a POST with an {@code Idempotency-Key} is given again; at least a day, which callers are
     * promised. After that the same key takes effect anew. Longer costs one row per such request.
     */
    @WithDefault("24h")
    Duration kept();
}
