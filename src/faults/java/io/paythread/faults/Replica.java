package io.paythread.faults;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One process of the packaged service, which can be killed and started again at the same address. */
final class Replica {
    static final String KEY = "key-for-the-fault-harness-000001";
    static final String SECRET = "whsec_of_the_fault_harness_00001";
    private static final String SOURCE = "faults";
    private static final int UNLIMITED = 1_000_000;
    private static final int STOP_SECONDS = 30;

    private final Path log;
    private final int port;
    private final List<String> command;
    private @Nullable Process process;

    Replica(Path folder, String name, Map<String, String> settings) throws IOException {
        this.log = folder.resolve(name + ".log");
        this.port = freePort();
        this.command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.port=" + freePort(),
                "-Dpaythread.api.bootstrap-key=" + KEY,
                "-Dpaythread.limits.address.per-second=" + UNLIMITED,
                "-Dpaythread.limits.address.burst=" + UNLIMITED,
                "-Dpaythread.limits.read.per-second=" + UNLIMITED,
                "-Dpaythread.limits.read.burst=" + UNLIMITED,
                "-Dpaythread.limits.ingest.per-second=" + UNLIMITED,
                "-Dpaythread.limits.ingest.burst=" + UNLIMITED,
                "-Dpaythread.sources." + SOURCE + ".provider=stripe",
                "-Dpaythread.sources." + SOURCE + ".secrets=" + SECRET));
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of(
                "-jar",
                Path.of("target", "quarkus-app", "quarkus-run.jar")
                        .toAbsolutePath()
                        .toString()));
    }

    URI at(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    URI door() {
        return at("/webhooks/" + SOURCE);
    }

    void start() throws IOException {
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    /** As the system does when memory ends. */
    void kill() throws InterruptedException {
        int unused = running().destroyForcibly().waitFor();
    }

    void stop() throws InterruptedException {
        if (process == null || !process.isAlive()) {
            return;
        }
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            kill();
        }
    }

    boolean isAlive() {
        return running().isAlive();
    }

    Path log() {
        return log;
    }

    private Process running() {
        return Objects.requireNonNull(process, "the replica was started");
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
