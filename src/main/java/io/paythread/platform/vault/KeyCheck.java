package io.paythread.platform.vault;

import io.paythread.platform.readiness.Finding;
import io.paythread.platform.readiness.ReadinessCheck;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/** Who else can read the key file. */
@Singleton
class KeyCheck implements ReadinessCheck {
    private static final Set<PosixFilePermission> OTHERS =
            Set.of(PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    private final KeyFile keys;

    KeyCheck(KeyFile keys) {
        this.keys = keys;
    }

    @Override
    public List<Finding> findings() {
        return keys.path().map(KeyCheck::findings).orElse(List.of());
    }

    static List<Finding> findings(Path file) {
        return permissions(file).stream().noneMatch(OTHERS::contains)
                ? List.of()
                : List.of(Finding.unsafe(
                        "paythread.key.file",
                        "every user of this machine can read or change " + file
                                + ", and with it open what is sealed in the database. Give it mode 0600."));
    }

    private static Set<PosixFilePermission> permissions(Path file) {
        try {
            return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                    ? Files.getPosixFilePermissions(file)
                    : Set.of();
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + file + " cannot be looked at (" + e + ").", e);
        }
    }
}
