package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged service on its embedded database is killed with SIGKILL in the middle of a load and started again:
 * every acknowledged event is on a timeline, none twice.
 */
class KilledServiceIT {
    private static final int EVENTS = 5_000;
    private static final int KILL_AFTER = 2_000;
    private static final String KEY = "key-for-the-killed-service-00001";
    private static final String SECRET = "whsec_of_the_killed_service_0001";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path folder;
    private final AtomicReference<Process> process = new AtomicReference<>();
    private int port;

    KilledServiceIT(@TempDir Path folder) {
        this.folder = folder;
    }

    @AfterEach
    void stop() throws InterruptedException {
        Process running = running();
        running.destroy();
        if (!running.waitFor(30, TimeUnit.SECONDS)) {
            running.destroyForcibly().waitFor();
        }
    }

    @Test
    void losesAndDoublesNothingWhenKilledInTheMiddleOfALoad() throws Exception {
        // Given
        port = freePort();
        start();
        Instant now = Clock.systemUTC().instant();
        Senders senders = new Senders(URI.create("http://localhost:" + port + "/webhooks/kill-stripe"), SECRET);
        List<String> bodies = Senders.payments(EVENTS, now);

        // When
        List<String> left = senders.send(bodies, now, good -> {
            if (good == KILL_AFTER) {
                Process unused = running().destroyForcibly();
            }
        });
        int acknowledged = EVENTS - left.size();
        start();
        List<String> never = senders.send(left, now, good -> {});

        // Then
        assertThat(acknowledged).isBetween(KILL_AFTER, EVENTS - 1);
        assertThat(never).isEmpty();
        await(() ->
                read("/v1/inbound-events?state=pending&limit=1").getList("data").isEmpty());
        List<String> expected =
                IntStream.range(0, EVENTS).mapToObj(n -> "evt_" + n).sorted().toList();
        assertThat(told()).isEqualTo(expected);
    }

    /** The references of the events behind every payment on a timeline, sorted; one for each origin. */
    private List<String> told() {
        List<String> references = new ArrayList<>();
        String next = "/v1/entries?kind=payment.succeeded&limit=100";
        while (next != null) {
            JsonPath page = read(next);
            List<List<String>> origins = page.getList("data.origins.reference");
            origins.forEach(references::addAll);
            next = page.getString("links.next");
        }
        return references.stream().sorted().toList();
    }

    private void start() throws IOException {
        Process started = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.management.port=" + freePort(),
                        "-Dpaythread.database.directory=" + folder.resolve("data"),
                        "-Dpaythread.api.bootstrap-key=" + KEY,
                        "-Dpaythread.sources.kill-stripe.provider=stripe",
                        "-Dpaythread.sources.kill-stripe.secrets=" + SECRET,
                        "-jar",
                        Path.of("target", "quarkus-app", "quarkus-run.jar").toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "killed-service.log").toFile()))
                .start();
        process.set(started);
        await(() -> read("/v1/sources").getList("data.name").contains("kill-stripe"));
    }

    private void await(Check check) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds(check)) {
            assertThat(running().isAlive())
                    .as("the service runs, see target/killed-service.log")
                    .isTrue();
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static boolean holds(Check check) {
        try {
            return check.holds();
        } catch (IOException | AssertionError notYet) {
            return false;
        }
    }

    private JsonPath read(String path) {
        return RestAssured.given()
                .baseUri("http://localhost:" + port)
                .header("Authorization", "Bearer " + KEY)
                .get(
                        path.startsWith("http")
                                ? URI.create(path).getRawPath() + "?"
                                        + URI.create(path).getRawQuery()
                                : path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private Process running() {
        return Objects.requireNonNull(process.get(), "the service was started");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private interface Check {
        boolean holds() throws IOException;
    }
}
