package io.paythread.platform.vault;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The key that protects the stored secrets. */
@ConfigMapping(prefix = "paythread.key")
public interface VaultConfig {
    /**
     * The file with the key: one line of base64 with 32 random bytes, such as {@code openssl rand -base64 32} makes. More
     * lines are former keys, which only open. Read again when it changes, so that the key can be replaced while the
     * service runs. Without it, the embedded database gets one generated at the first start, {@code key} in the data
     * directory; a database of your own needs one in production. Without the key the stored secrets are lost: back it up,
     * apart from the database.
     */
    Optional<Path> file();

    /** The same lines as text, for secrets that come as environment variables. Wins over the file; a change needs a restart. */
    Optional<String> text();

    /** How often the file is looked at, and values under a former key are brought under the present one. */
    @WithDefault("5s")
    @NotNull
    Duration refresh();
}
