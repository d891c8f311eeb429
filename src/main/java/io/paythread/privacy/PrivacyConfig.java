package io.paythread.privacy;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How long what is kept of people stays, and how it goes. */
@ConfigMapping(prefix = "paythread.privacy")
interface PrivacyConfig {

    /**
     * How long a dispute holds data after it was closed: 30 days. Networks reopen a case within that time; shorter and
     * the evidence is gone when it is asked for, longer and people wait for their erasure without need.
     */
    @WithDefault("720h")
    Duration holdAfterClosing();

    /** How often it is looked whether something that is held back may go: every hour. A hold ends up to this late. */
    @WithDefault("1h")
    Duration holdCheck();

    /** How long an access report can be fetched: seven days. It holds everything about a person in one place. */
    @WithDefault("168h")
    Duration reportKeep();
}
