package io.paythread.platform.postgres;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One run of a program. What it says goes to a file, never to a pipe: a server that inherits a pipe stops when nobody
 * reads it any more.
 */
record Command(List<String> words, Path output, Duration limit) {
    /** How much of what a program said is repeated in an error message. */
    private static final int TAIL_BYTES = 2_000;

    Command {
        words = List.copyOf(words);
    }

    /** How it ended: the exit code (or none when it had to be stopped) and the end of what it said. */
    record Outcome(Optional<Integer> exit, String said) {
        boolean succeeded() {
            return exit.filter(code -> code == 0).isPresent();
        }

        String describe() {
            return exit.map(code -> "exit code " + code).orElse("it took too long")
                    + (said.isBlank() ? "" : ":\n" + said);
        }
    }

    Outcome run() {
        return run("");
    }

    /** Runs it to its end, or stops it at the limit. The text is all it can read. */
    Outcome run(String input) {
        try {
            long before = size(output);
            Process process = builder().start();
            try (var stdin = process.outputWriter(StandardCharsets.UTF_8)) {
                stdin.write(input);
            }
            return new Outcome(exit(process), tail(output, before));
        } catch (IOException e) {
            return new Outcome(Optional.of(-1), String.valueOf(e.getMessage()));
        }
    }

    private ProcessBuilder builder() {
        var builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        // The operator's PGDATA, PGPORT or LC_ALL are not meant for this server.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private Optional<Integer> exit(Process process) {
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.of(process.exitValue());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        return Optional.empty();
    }

    static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    /** The end of what was added to a file since it had the given size. */
    static String tail(Path file, long before) {
        try (var channel = Files.newByteChannel(file)) {
            channel.position(Math.max(Math.min(before, channel.size()), channel.size() - TAIL_BYTES));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
