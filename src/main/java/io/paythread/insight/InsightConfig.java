package io.paythread.insight;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Metrics. */
@ConfigMapping(prefix = "paythread.insight")
interface InsightConfig {

    /**
     * Figures that rest on fewer records than this are not shown: a rate over a handful says more of chance, and of single
     * people, than of anything else. With 1 everything is shown.
     */
    @WithDefault("20")
    @Min(1)
    @Max(10000)
    int smallestCount();
}
