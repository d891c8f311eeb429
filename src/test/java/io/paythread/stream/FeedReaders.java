package io.paythread.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Programs of other people, from npm, that read what we send. Where Node or the packages cannot be had, the tests are skipped
 * with the reason; never with {@code CI=true}.
 */
final class FeedReaders {
    private static final Path SOURCE = Path.of("src", "test", "node", "feed-readers");
    private static final Path FOLDER = Path.of("target", "npm-feed-readers");
    private static final String[] FILES = {"package.json", "package-lock.json", "follow.mjs", "validate.mjs"};
    private static final long INSTALL_SECONDS = 180;

    private FeedReaders() {}

    /** The script's process, its output in the file; skips the test where there is none. */
    static Process start(Path output, String script, String... arguments) {
        try {
            install();
            List<String> command = new ArrayList<>(List.of("node", script));
            command.addAll(List.of(arguments));
            Files.createDirectories(output.toAbsolutePath().getParent());
            return new ProcessBuilder(command)
                    .directory(FOLDER.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            assertThat(System.getenv("CI")).as(e.getMessage()).isNotEqualTo("true");
            assumeTrue(false, "no Node: " + e.getMessage());
            throw new IllegalStateException(e);
        }
    }

    /** What the script has printed so far. */
    static List<String> lines(Path output) {
        try {
            return Files.readAllLines(output, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void install() throws IOException {
        Files.createDirectories(FOLDER);
        for (String name : FILES) {
            Files.copy(SOURCE.resolve(name), FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        Path lock = FOLDER.resolve("node_modules").resolve("installed-lock.json");
        if (Files.exists(lock) && Files.mismatch(lock, SOURCE.resolve("package-lock.json")) < 0) {
            return;
        }
        Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("npm.txt").toFile())
                .start();
        if (!ends(npm, INSTALL_SECONDS) || npm.exitValue() != 0) {
            npm.destroyForcibly();
            throw new IOException("npm ci did not succeed, see " + FOLDER.resolve("npm.txt"));
        }
        Files.copy(SOURCE.resolve("package-lock.json"), lock, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Whether the process ends within so many seconds. */
    static boolean ends(Process process, long seconds) {
        try {
            return process.waitFor(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
