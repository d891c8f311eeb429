package io.paythread.platform.page;

import io.paythread.platform.vault.InstallationSecrets;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/** Finds the key that signs cursors before the first request arrives: the configured one, else the installation's. */
@Singleton
class CursorKey {
    private static final int MIN_LENGTH = 32;
    private static final String NAME = "cursor";
    /** The database has just been migrated, so it answers; beyond this something is wrong and the start must fail. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Produces
    @Singleton
    @Startup
    Cursors cursors(PageConfig config, InstallationSecrets secrets) {
        byte[] key = config.cursorKey()
                .map(CursorKey::fromText)
                .orElseGet(() -> secrets.get(NAME).await().atMost(PATIENCE));
        return new Cursors(key);
    }

    private static byte[] fromText(String text) {
        if (text.length() < MIN_LENGTH) {
            throw new IllegalArgumentException("paythread.page.cursor-key has at least " + MIN_LENGTH + " characters");
        }
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
