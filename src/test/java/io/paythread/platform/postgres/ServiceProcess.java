package io.paythread.platform.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Another process with an embedded server, to be killed. */
final class ServiceProcess implements AutoCloseable {
    private static final String STARTED = "started ";
    private final Process process;
    private final String said;

    private ServiceProcess(Process process, String said) {
        this.process = process;
        this.said = said;
    }

    /** Starts it over a data directory and waits until its server runs or is refused. */
    static ServiceProcess over(Path directory) throws IOException {
        var words = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                ServiceProcess.class.getName(),
                directory.toString());
        var process = new ProcessBuilder(words)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String line = process.inputReader(UTF_8).readLine();
        return new ServiceProcess(process, line);
    }

    /** Runs in the other process. */
    public static void main(String... arguments) throws IOException {
        try {
            var server = EmbeddedPostgres.start(Path.of(arguments[0]), 0, Optional.empty());
            System.out.println(STARTED + server.address().port());
            // Until it is killed.
            System.exit(System.in.read());
        } catch (DatabaseStartException e) {
            System.out.println(e.getMessage());
            System.exit(1);
        }
    }

    int port() {
        return Integer.parseInt(said.substring(STARTED.length()));
    }

    long pid() {
        return process.pid();
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
