package io.paythread.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;

/** Where everything of one embedded server lies. */
record ServerDirectory(Path root) {

    /** Creates it when it is missing. */
    static ServerDirectory at(Path directory) {
        try {
            Files.createDirectories(directory);
            return new ServerDirectory(directory.toRealPath());
        } catch (IOException e) {
            throw new DatabaseStartException(
                    ("The data directory %s cannot be created (%s). Choose another with paythread.database.directory"
                                    + " (PAYTHREAD_DATABASE_DIRECTORY).")
                            .formatted(directory.toAbsolutePath(), e),
                    e);
        }
    }

    /** Held by the running service. */
    Path lock() {
        return root.resolve("lock");
    }

    /** Says who holds the lock. */
    Path owner() {
        return root.resolve("owner");
    }

    /** Of the owner, who makes and changes the tables. */
    Path password() {
        return root.resolve("password");
    }

    /** Of the role that the running service uses. */
    Path applicationPassword() {
        return root.resolve("application-password");
    }

    /** What PostgreSQL calls its data directory. */
    Path cluster() {
        return root.resolve("postgres");
    }

    /** What the server says. */
    Path log() {
        return root.resolve("postgres.log");
    }

    /** What the programs that start, stop and prepare it say. */
    Path commandLog() {
        return root.resolve("commands.log");
    }

    static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Replaces the file as a whole, readable by its owner alone. */
    static void write(Path file, String text) {
        try {
            Path fresh = file.resolveSibling("." + file.getFileName() + ".new");
            Files.deleteIfExists(fresh);
            createPrivate(fresh);
            try (var channel = java.nio.channels.FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.write(java.nio.ByteBuffer.wrap(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new DatabaseStartException(
                    "The file %s cannot be written (%s).%s".formatted(file, e, Remedy.against(e.toString())), e);
        }
    }

    static void createPrivate(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    /** Deletes a tree; nothing to do when it is not there. Links are deleted, not followed. */
    static void delete(Path tree) {
        if (!Files.exists(tree, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var paths = Files.walk(tree)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
