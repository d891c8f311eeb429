package io.paythread.stream;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A real broker, as a process of its own, which can be killed and started again on the same data. */
public final class KafkaBroker implements QuarkusTestResourceLifecycleManager {
    private static final Path FOLDER = Path.of("target", "kafka-broker");
    /** The jars that the build has put there. */
    private static final String JARS = Path.of("target", "kafka", "*").toString();

    private static final int STOP_SECONDS = 20;

    private final Path log = FOLDER.resolve("broker.log");
    private final Path settings = FOLDER.resolve("server.properties");
    private final int port = freePort();
    private @Nullable Process process;

    @Override
    public Map<String, String> start() {
        try {
            format();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        startAgain();
        return Map.of("paythread.kafka.bootstrap-servers", address());
    }

    String address() {
        return "localhost:" + port;
    }

    void startAgain() {
        process = java(log, "-Xmx256m", "kafka.Kafka", settings.toString());
    }

    void kill() {
        try {
            int unused = running().destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(KafkaBroker.class));
    }

    @Override
    public void stop() {
        Process ending = process;
        if (ending == null) {
            return;
        }
        ending.destroy();
        try {
            if (!ending.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One broker that is its own controller (KRaft). */
    private void format() throws IOException {
        Path data = Files.createTempDirectory(Files.createDirectories(FOLDER), "data");
        int controller = freePort();
        Path unused = Files.writeString(
                settings,
                """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@localhost:%2$d
                listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
                advertised.listeners=PLAINTEXT://localhost:%1$d
                controller.listener.names=CONTROLLER
                inter.broker.listener.name=PLAINTEXT
                listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
                log.dirs=%3$s
                num.partitions=4
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=1
                group.initial.rebalance.delay.ms=0
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                """
                        .formatted(port, controller, data.toAbsolutePath()));
        Process format = java(
                log, "kafka.tools.StorageTool", "format", "-t", "MkU3OEVBNTcwNTJENDM2Qk", "-c", settings.toString());
        try {
            if (format.waitFor() != 0) {
                throw new IllegalStateException("the broker's storage was not made, see " + log);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Process java(Path log, String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                JARS));
        command.addAll(List.of(words));
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process running() {
        return Objects.requireNonNull(process, "the broker was started");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
