package io.paythread.security;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Who may call the API. */
@ConfigMapping(prefix = "paythread.api")
interface SecurityConfig {
    /**
     * A bearer key that works as long as it is configured, on every replica; at least 32 characters without spaces.
     * Meant for the first steps of an installation and for automation. Left out, and with no key in the database, a key
     * is generated at the first start and shown once on the console.
     */
    Optional<String> bootstrapKey();

    /** A file that holds the bootstrap key, for secrets that are mounted. Used when {@code bootstrap-key} is not set. */
    Optional<Path> bootstrapKeyFile();
}
