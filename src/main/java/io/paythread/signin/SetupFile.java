package io.paythread.signin;

import io.paythread.platform.postgres.DatabaseConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The file that hands the setup token to whoever may read the data directory: to its owner alone. Blocks. */
@Singleton
class SetupFile {
    private static final String NAME = "setup-token";

    private final Path path;

    @Inject
    SetupFile(SignInConfig config, DatabaseConfig database) {
        this(config.setupDirectory().orElse(database.directory()));
    }

    SetupFile(Path directory) {
        this.path = directory.resolve(NAME).toAbsolutePath().normalize();
    }

    Path path() {
        return path;
    }

    /** The token that an earlier start left. */
    Optional<String> read() throws IOException {
        try {
            return Optional.of(Files.readString(path).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Is there as a whole or not at all, and was never readable to others. */
    void write(String token) throws IOException {
        Path directory = Files.createDirectories(path.resolveSibling("."));
        Path fresh = Files.createTempFile(directory, ".setup", "", ownerOnly());
        try {
            Files.writeString(fresh, token + "\n", StandardCharsets.US_ASCII);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }

    private FileAttribute<?>[] ownerOnly() {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
