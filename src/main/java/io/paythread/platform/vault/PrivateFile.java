package io.paythread.platform.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;

/** Files that their owner alone may read. What is written is on the disk when the call returns. */
public final class PrivateFile {
    private PrivateFile() {}

    /** Makes the file where it is missing, as a whole or not at all, and says whether it did; one of two wins. */
    public static boolean makeIfMissing(Path file, Supplier<String> text) {
        if (Files.exists(file)) {
            return false;
        }
        Path folder = folder(file);
        try {
            Path fresh = Files.createTempFile(folder, ".new-", "", ownerOnly(folder));
            try {
                write(fresh, text.get(), StandardOpenOption.WRITE);
                // A link fails where the name is taken; a move would replace the file of a process that was quicker.
                Path unused = Files.createLink(file, fresh);
                return true;
            } catch (FileAlreadyExistsException e) {
                return false;
            } finally {
                Files.delete(fresh);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be made (" + e + ").", e);
        }
    }

    /** Adds a line, as a whole or, where it fails (a full disk), not at all. */
    public static void append(Path file, String line) {
        try {
            if (Files.notExists(file)) {
                Path unused = Files.createFile(file, ownerOnly(folder(file)));
            }
            long before = Files.size(file);
            try {
                write(file, line + "\n", StandardOpenOption.APPEND);
            } catch (IOException e) {
                cut(file, before);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be written (" + e + ").", e);
        }
    }

    private static void cut(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            FileChannel unused = channel.truncate(size);
        }
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            return Files.createDirectories(folder == null ? file.toAbsolutePath() : folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The directory " + folder + " cannot be made (" + e + ").", e);
        }
    }

    private static void write(Path file, String text, OpenOption how) throws IOException {
        try (FileChannel channel = FileChannel.open(file, how)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                int unused = channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) {
        Set<String> views = folder.getFileSystem().supportedFileAttributeViews();
        return views.contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
