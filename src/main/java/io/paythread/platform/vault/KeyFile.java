package io.paythread.platform.vault;

import io.paythread.platform.postgres.DatabaseConfig;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where the keys come from: the configuration's text, its file, or the file that the first start makes. */
@Singleton
class KeyFile {
    private static final Logger LOG = Logger.getLogger(KeyFile.class);
    private static final String GENERATED = "key";

    /** Null where the configuration gives the text itself. */
    private final @Nullable Path file;

    private volatile Keyring ring;

    KeyFile(VaultConfig config, DatabaseConfig database) {
        if (config.text().isPresent()) {
            this.file = null;
            this.ring = parsed(config.text().get(), "paythread.key.text");
            return;
        }
        boolean own = config.file().isEmpty();
        if (own && database.url().isPresent() && ConfigUtils.isProfileActive("prod")) {
            throw new IllegalStateException(
                    "paythread.key.file (PAYTHREAD_KEY_FILE) is not set. With a database of your"
                            + " own in production, the key that protects stored secrets must be given: make one with"
                            + " openssl rand -base64 32, keep it apart from the database, and name the file.");
        }
        Path path = config.file().orElseGet(() -> database.directory().resolve(GENERATED));
        if (own) {
            generate(path);
        }
        this.file = path;
        this.ring = read(path);
    }

    /** The keys as last read. */
    Keyring ring() {
        return ring;
    }

    /** The file, where the keys come from one. */
    Optional<Path> path() {
        return Optional.ofNullable(file);
    }

    /** Where to look for the keys, in words. */
    String origin() {
        return file == null ? "paythread.key.text" : file.toString();
    }

    /** Looks at the file again. One that cannot be read or understood leaves the keys as they were. */
    Keyring readAgain() {
        Path path = file;
        if (path == null) {
            return ring;
        }
        try {
            Keyring read = read(path);
            if (read.present().id() != ring.present().id()) {
                LOG.infof("key changed present=%s", read.present());
            }
            ring = read;
        } catch (IllegalStateException e) {
            LOG.errorf("key file not taken file=%s error=%s", path, e.getMessage());
        }
        return ring;
    }

    private static Keyring read(Path path) {
        try {
            return parsed(Files.readString(path), path.toString());
        } catch (IOException e) {
            throw new IllegalStateException("The key file " + path + " (paythread.key.file) cannot be read: " + e, e);
        }
    }

    private static Keyring parsed(String text, String origin) {
        try {
            return Keyring.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    origin + " does not hold a key: " + e.getMessage() + ". Each line is base64 of 32 bytes.", e);
        }
    }

    private static void generate(Path path) {
        if (PrivateFile.makeIfMissing(path, KeyFile::fresh)) {
            LOG.infof("key generated file=%s: back it up, apart from the database", path);
        }
    }

    private static String fresh() {
        byte[] key = new byte[WrappingKey.LENGTH];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key) + "\n";
    }
}
