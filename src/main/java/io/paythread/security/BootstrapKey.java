package io.paythread.security;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The key that the configuration gives, if it gives one. Kept as a hash from the start on. */
@Singleton
class BootstrapKey {
    private static final int MIN_LENGTH = 32;

    private final byte @Nullable [] hash;

    BootstrapKey(SecurityConfig config) {
        this.hash = config.bootstrapKey()
                .or(() -> config.bootstrapKeyFile().map(BootstrapKey::read))
                .map(BootstrapKey::checked)
                .map(ApiKeyText::hash)
                .orElse(null);
    }

    boolean isConfigured() {
        return hash != null;
    }

    /** Compares in constant time. */
    boolean matches(byte[] presented) {
        return hash != null && MessageDigest.isEqual(hash, presented);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("paythread.api.bootstrap-key-file cannot be read: " + file, e);
        }
    }

    private static String checked(String key) {
        if (key.length() < MIN_LENGTH || key.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw new IllegalArgumentException(
                    "paythread.api.bootstrap-key has at least " + MIN_LENGTH + " printable characters without spaces");
        }
        return key;
    }
}
