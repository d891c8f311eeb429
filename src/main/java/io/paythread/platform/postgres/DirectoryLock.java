package io.paythread.platform.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * One running service per data directory. The operating system holds the lock and gives it up when the process ends,
 * however it ends.
 */
final class DirectoryLock implements AutoCloseable {
    private final FileLock lock;

    private DirectoryLock(FileLock lock) {
        this.lock = lock;
    }

    /** Takes it at once, or refuses with a message that names the holder. */
    static DirectoryLock take(ServerDirectory directory) {
        try {
            var channel = FileChannel.open(directory.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = Optional.ofNullable(tryLock(channel));
            if (lock.isEmpty()) {
                channel.close();
                throw taken(directory);
            }
            ServerDirectory.write(
                    directory.owner(), "process " + ProcessHandle.current().pid());
            return new DirectoryLock(lock.get());
        } catch (IOException e) {
            throw new DatabaseStartException(
                    "The data directory %s cannot be locked (%s).%s"
                            .formatted(directory.root(), e, Remedy.against(e.toString())),
                    e);
        }
    }

    @Override
    public void close() {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static @org.jspecify.annotations.Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static DatabaseStartException taken(ServerDirectory directory) {
        String holder = ServerDirectory.read(directory.owner()).orElse("another process");
        return new DatabaseStartException(
                ("The data directory %s is in use by %s. Stop that process first, or give this one a directory of its own"
                                + " (paythread.database.directory, PAYTHREAD_DATABASE_DIRECTORY), or let both use one"
                                + " PostgreSQL (PAYTHREAD_DATABASE_URL).")
                        .formatted(directory.root(), holder));
    }
}
