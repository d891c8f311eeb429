package io.paythread.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The tool of that name (Debian has it), which drips heads and bodies over many connections until it is cut off. */
final class SlowHttpTest {
    /** Longer than any connection may last, so that those which do are seen. */
    private static final int SECONDS = 30;

    private static final Pattern ENDED = Pattern.compile("Test ended on (\\d+)");
    private static final String ALL_CUT = "No open connections left";

    private final Path program;

    private SlowHttpTest(Path program) {
        this.program = program;
    }

    /** Empty where it is not on the PATH. */
    static Optional<SlowHttpTest> find() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, "slowhttptest"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(SlowHttpTest::new);
    }

    /**
     * What came of one attack.
     *
     * @param what was dripped
     * @param seconds until the last connection was cut, the time to open them included
     * @param allCut whether none was left
     */
    record Outcome(String what, double seconds, boolean allCut) {}

    /** Drips heads. */
    Outcome heads(int port, int connections) throws IOException, InterruptedException {
        return run("heads", port, connections, "-H", "/");
    }

    /** Drips bodies at the door of a source, which reads them before it can verify anything. */
    Outcome bodies(int port, int connections) throws IOException, InterruptedException {
        return run("bodies", port, connections, "-B", "/webhooks/" + Service.SOURCE);
    }

    private Outcome run(String what, int port, int connections, String mode, String path)
            throws IOException, InterruptedException {
        String count = Integer.toString(connections);
        Path log = Bench.FOLDER.resolve("slowhttptest" + mode + ".log");
        Process process = new ProcessBuilder(List.of(
                        program.toString(),
                        mode,
                        "-c",
                        count,
                        "-r",
                        count,
                        "-i",
                        "1",
                        "-l",
                        Integer.toString(SECONDS),
                        "-x",
                        "8",
                        "-u",
                        "http://127.0.0.1:" + port + path))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(2 * SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return outcome(what, Files.readString(log, StandardCharsets.ISO_8859_1));
    }

    private static Outcome outcome(String what, String said) {
        Matcher ended = ENDED.matcher(said);
        if (!ended.find()) {
            throw new IllegalStateException("slowhttptest says nothing of its end: see target/bench");
        }
        return new Outcome(what, Double.parseDouble(ended.group(1)), said.contains(ALL_CUT));
    }
}
