package io.paythread.adapters.helpdesk.zendesk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How often Zendesk's API is called to fetch events, for each source. The merchant's other programs call it as well. */
@ConfigMapping(prefix = "paythread.zendesk")
interface ZendeskConfig {

    /** Incremental exports in a minute. Zendesk takes ten of an account. */
    @WithDefault("10")
    @Min(1)
    @Max(100_000)
    int exportsPerMinute();

    /** Exports one right after another, after a rest. More than one can be more than ten in some minute. */
    @WithDefault("1")
    @Min(1)
    @Max(1_000)
    int exportsAtOnce();

    /** Other calls in a minute: comments and users. Zendesk takes 200 to 2,500 of an account; this is half the least. */
    @WithDefault("100")
    @Min(1)
    @Max(100_000)
    int callsPerMinute();

    /** Other calls one right after another, after a rest. */
    @WithDefault("10")
    @Min(1)
    @Max(1_000)
    int callsAtOnce();
}
