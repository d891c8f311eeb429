package io.paythread.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sources that the configuration keeps. */
@ConfigMapping(prefix = "paythread.sources")
public interface SourcesConfig {

    /**
     * The sources by name: lower-case letters, digits and hyphens, at most 63. The name is the last part of the address
     * that the provider sends to. As environment variables: {@code PAYTHREAD_SOURCES_STRIPE_MAIN_PROVIDER} is the
     * provider of {@code stripe-main}. A source that is no longer named here is paused; nothing is deleted.
     */
    @WithParentName
    Map<String, Entry> byName();

    /** One source. */
    interface Entry {

        /** The provider: {@code stripe}, {@code zendesk}. Cannot change: its events would not be readable any more. */
        String provider();

        /**
         * The signing secrets as the provider shows them, separated by commas; several while one is being replaced.
         * Without any, here or in the file, everything is refused.
         */
        Optional<List<String>> secrets();

        /**
         * A file with one signing secret in each line, in place of {@link #secrets} or beside it, so that no secret
         * stands in the environment. Read at each start; a file that is missing stops the start.
         */
        Optional<Path> secretsFile();

        /**
         * How far the time that the provider signed may lie from ours, in either direction, from 1 s to 1 h. Large ones
         * let old requests be replayed longer; small ones refuse good requests when a clock is off.
         */
        @WithDefault("5m")
        Duration tolerance();

        /** What people call it. */
        Optional<String> description();
    }
}
