package io.paythread.privacy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what is kept, without anybody asking for its erasure. */
@ConfigMapping(prefix = "paythread.retention")
interface RetentionConfig {

    /**
     * Whether what is due goes, every night. Off, it is only counted ({@code GET /v1/retention}). The first run, and the
     * first after a change of the periods, only counts in any case.
     */
    @WithDefault("true")
    boolean enforced();

    /**
     * How long the bytes that providers sent stay: 18 months (548 days). As far as a network looks back for evidence of
     * earlier purchases (365 days before a dispute that may come 120 days later). After that only their facts stay.
     */
    @WithDefault("13152h")
    Duration bodies();

    /** How long conversations stay after their last event: two years. After that it is only known that there was one. */
    @WithDefault("17520h")
    Duration conversations();

    /**
     * How long payments stay a person's after their last event: ten years, the longest of the usual duties to keep
     * accounts. After that amounts, dates and states stay under a pseudonym.
     */
    @WithDefault("87672h")
    Duration payments();

    /** How often it is looked: every day. */
    @WithDefault("24h")
    Duration every();
}
