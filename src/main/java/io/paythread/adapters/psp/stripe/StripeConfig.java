package io.paythread.adapters.psp.stripe;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How often Stripe's API is called to fetch events, for each source. The merchant's other programs call it as well. */
@ConfigMapping(prefix = "paythread.stripe")
interface StripeConfig {

    /** Calls in a minute. Stripe takes about 25 a second of a test account and 100 of a live one; this is ten a second. */
    @WithDefault("600")
    @Min(1)
    @Max(100_000)
    int callsPerMinute();

    /** Calls one right after another, after a rest. */
    @WithDefault("10")
    @Min(1)
    @Max(1_000)
    int callsAtOnce();
}
