package io.paythread.platform.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The PostgreSQL programs, unpacked from the archive on the class path. The folder is named by the archive's digest and
 * appears as a whole or not at all, so several processes may unpack and use it at once.
 */
record Programs(Path home, Platform platform) {
    private static final Pattern MAJOR = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    /** Finds them in the cache folder, unpacking them there at first. */
    static Programs in(Path cache, Platform platform) {
        String archive = platform.archive();
        try {
            Path home = cache.resolve("postgres-" + digest(archive, platform));
            var programs = new Programs(home, platform);
            if (!programs.complete()) {
                programs.unpack(archive);
            }
            return programs;
        } catch (IOException e) {
            throw new DatabaseStartException(
                    "The PostgreSQL programs cannot be unpacked into %s (%s). Free some space (60 MB), or choose another folder with paythread.database.programs (PAYTHREAD_DATABASE_PROGRAMS)."
                            .formatted(cache, e),
                    e);
        }
    }

    Path program(String name) {
        return home.resolve("bin").resolve(platform.program(name));
    }

    /** The major version, as {@code PG_VERSION} in a cluster has it. */
    String major() {
        return ServerDirectory.read(home.resolve("MAJOR")).orElse("").strip();
    }

    private boolean complete() {
        return Files.isExecutable(program("postgres")) && Files.exists(home.resolve("MAJOR"));
    }

    private void unpack(String archive) throws IOException {
        Path cache = Files.createDirectories(home.resolveSibling("."));
        Path fresh = Files.createTempDirectory(cache.toRealPath(), ".unpacking-");
        try {
            try (var entries = new TarArchiveInputStream(new XZCompressorInputStream(open(archive, platform)))) {
                for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                    write(fresh, entry, entries);
                }
            }
            Files.writeString(fresh.resolve("MAJOR"), runnable(fresh));
            publish(fresh);
        } finally {
            ServerDirectory.delete(fresh);
        }
    }

    /** Another process may have been quicker; its folder is as good as ours. */
    private void publish(Path fresh) throws IOException {
        if (Files.exists(home) && !complete()) {
            ServerDirectory.delete(home);
        }
        try {
            allowReading(fresh);
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileSystemException e) {
            if (!complete()) {
                throw e;
            }
        }
    }

    /** Runs the server program once: a wrong C library shows here, before anything stands on it. */
    private String runnable(Path fresh) {
        var unpacked = new Programs(fresh, platform);
        var outcome = new Command(
                        List.of(unpacked.program("postgres").toString(), "--version"),
                        fresh.resolve("version.txt"),
                        Duration.ofSeconds(30))
                .run();
        var version = MAJOR.matcher(outcome.said());
        if (!outcome.succeeded() || !version.find()) {
            throw new DatabaseStartException(
                    "The PostgreSQL programs for %s/%s do not run on this machine (%s). Set PAYTHREAD_DATABASE_URL to a running PostgreSQL instead."
                            .formatted(platform.system(), platform.processor(), outcome.describe()));
        }
        return version.group(1);
    }

    private static void write(Path root, TarArchiveEntry entry, InputStream content) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("the archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(root.resolve(target).getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.copy(root.resolve(entry.getLinkName()), target);
        } else {
            Files.copy(content, target);
            allow(target, (entry.getMode() & 0100) != 0);
        }
    }

    private static void allow(Path file, boolean executable) throws IOException {
        if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Set<PosixFilePermission> permissions = EnumSet.of(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.GROUP_READ,
                PosixFilePermission.OTHERS_READ);
        if (executable) {
            permissions.addAll(EnumSet.of(
                    PosixFilePermission.OWNER_EXECUTE,
                    PosixFilePermission.GROUP_EXECUTE,
                    PosixFilePermission.OTHERS_EXECUTE));
        }
        Files.setPosixFilePermissions(file, permissions);
    }

    /** Root's server runs as somebody else, who must get in. */
    private static void allowReading(Path directory) throws IOException {
        allow(directory, true);
        allow(directory.resolve("version.txt"), false);
    }

    private static String digest(String archive, Platform platform) throws IOException {
        try (var stream = new DigestInputStream(open(archive, platform), MessageDigest.getInstance("SHA-256"))) {
            stream.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(stream.getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream open(String archive, Platform platform) {
        var loader = Optional.ofNullable(Programs.class.getClassLoader()).orElseGet(ClassLoader::getSystemClassLoader);
        var stream = loader.getResourceAsStream(archive);
        if (stream == null) {
            throw new DatabaseStartException(
                    ("There are no PostgreSQL programs for %s/%s in this build (%s is not on the class path). Set"
                                    + " PAYTHREAD_DATABASE_URL to a running PostgreSQL, as in"
                                    + " postgresql://user:password@host:5432/paythread.")
                            .formatted(platform.system(), platform.processor(), archive));
        }
        return stream;
    }
}
