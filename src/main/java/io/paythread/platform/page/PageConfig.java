package io.paythread.platform.page;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Settings of lists. */
@ConfigMapping(prefix = "paythread.page")
interface PageConfig {
    /**
     * The text from which the key that signs cursors is made; at least 32 characters. Left out, a random key is made
     * once and kept in the database, so that all replicas agree. A new key makes all cursors in callers' hands invalid.
     */
    Optional<String> cursorKey();
}
