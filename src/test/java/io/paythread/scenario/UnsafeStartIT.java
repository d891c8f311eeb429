package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service does not start in production with an unsafe configuration, and says all that is wrong with it. */
class UnsafeStartIT {
    private static final int SECONDS = 90;

    @Test
    void endsWithEveryKeyAndReason(@TempDir Path folder) throws Exception {
        // Given
        Path key = Files.writeString(folder.resolve("key"), "dGVzdHMgaGF2ZSBhIGtleSB0aGF0IGFsbCBjYW4gc2U=");
        Path unused = Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        // When
        Ended ended = start(
                folder,
                "-Dquarkus.management.host=0.0.0.0",
                "-Dpaythread.demo.enabled=true",
                "-Dpaythread.key.file=" + key);

        // Then
        assertThat(ended.exit()).isNotZero();
        assertThat(ended.said())
                .contains("The configuration is not safe for production.")
                .contains("quarkus.management.host: health and metrics are served on 0.0.0.0")
                .contains("paythread.demo.enabled: it is true in production")
                .contains("paythread.key.file: every user of this machine can read or change")
                .doesNotContain("dGVzdHM", "Listening on");
    }

    private record Ended(int exit, String said) {}

    private static Ended start(Path folder, String... settings) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.port=" + freePort(),
                "-Dquarkus.management.port=" + freePort(),
                "-Dpaythread.database.directory=" + folder.resolve("data")));
        command.addAll(List.of(settings));
        command.addAll(List.of(
                "-jar", Path.of("target", "quarkus-app", "quarkus-run.jar").toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS))
                    .as("it ends by itself: %s", Files.readString(log))
                    .isTrue();
            return new Ended(process.exitValue(), Files.readString(log));
        } finally {
            Process gone = process.destroyForcibly();
            boolean unused = gone.waitFor(SECONDS, TimeUnit.SECONDS);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
