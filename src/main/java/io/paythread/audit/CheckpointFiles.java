package io.paythread.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.paythread.platform.postgres.DatabaseConfig;
import io.paythread.platform.vault.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where checkpoints and their key lie on the disk.
 *
 * @param checkpoints one JSON in each line; empty where no directory is to be had
 * @param key in PEM
 */
record CheckpointFiles(Optional<Path> checkpoints, Path key) {
    private static final String FILE = "audit-checkpoints.jsonl";
    private static final ObjectMapper JSON = new ObjectMapper();

    static CheckpointFiles of(AuditConfig config, DatabaseConfig database) {
        Optional<Path> own = database.url().isPresent()
                ? Optional.empty()
                : Optional.of(database.directory().resolve("audit"));
        return new CheckpointFiles(
                config.checkpoint().directory().or(() -> own).map(directory -> directory.resolve(FILE)),
                config.checkpoint().keyFile().orElseGet(() -> database.directory()
                        .resolve("audit-key.pem")));
    }

    /** The key; made where it is missing. */
    SigningKey readOrMakeKey() {
        boolean unused = PrivateFile.makeIfMissing(key, SigningKey::generate);
        return readKey();
    }

    SigningKey readKey() {
        try {
            return SigningKey.parse(Files.readString(key));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The key file " + key + " (paythread.audit.checkpoint.key-file) cannot be read: " + e, e);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    "The key file " + key + " (paythread.audit.checkpoint.key-file) is not usable: " + e.getMessage(),
                    e);
        }
    }

    void append(Checkpoint checkpoint) {
        checkpoints.ifPresent(file -> PrivateFile.append(file, checkpoint.line()));
    }

    /** All that were taken; nothing where there is no file. */
    Testimony testimony(SigningKey key) {
        return checkpoints
                .filter(Files::exists)
                .map(file -> read(file, key))
                .orElseGet(() -> new Testimony(List.of(), Optional.empty()));
    }

    static Testimony read(Path file, SigningKey key) {
        List<ChainHead> heads = new ArrayList<>();
        Optional<ChainFault> forged = Optional.empty();
        int number = 0;
        for (String line : lines(file)) {
            number++;
            Optional<Checkpoint> checkpoint = parse(line).filter(key::isSigned);
            checkpoint.map(Checkpoint::head).ifPresent(heads::add);
            if (checkpoint.isEmpty() && forged.isEmpty()) {
                forged = Optional.of(new ChainFault(
                        parse(line).map(read -> read.head().position()).orElse(0L),
                        "forged_checkpoint",
                        "Line " + number + " of " + file.getFileName() + " is not signed by a known key."));
            }
        }
        return new Testimony(heads, forged);
    }

    /** A line without its end was being written when the process was killed. */
    private static List<String> lines(Path file) {
        try {
            String text = Files.readString(file);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoints in " + file + " cannot be read (" + e + ").", e);
        }
    }

    private static Optional<Checkpoint> parse(String line) {
        try {
            return Checkpoint.read(JSON.readTree(line));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** What was remembered outside the database, and the first line that is not ours. */
    record Testimony(List<ChainHead> heads, Optional<ChainFault> forged) {
        Testimony {
            heads = List.copyOf(heads);
        }
    }
}
