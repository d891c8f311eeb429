package io.paythread.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Eventually;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service starts before its database does: alive at once, ready when the database has come. */
class LateDatabaseIT {
    private static final int SECONDS = 60;
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String KEY = "dGVzdHMgaGF2ZSBhIGtleSB0aGF0IGFsbCBjYW4gc2U=";

    private final int management = freePort();

    @Test
    void waitsForItsDatabaseAndMigratesIt(@TempDir Path folder) throws Exception {
        // Given
        Path data = folder.resolve("data");
        var made = EmbeddedPostgres.start(data, freePort(), Optional.empty());
        made.close();
        Process service = start(folder, made.address(), made.owner().credentials());
        try {
            Eventually.within(
                    PATIENCE, () -> assertThat(health("live").status()).isEqualTo(200));
            Answer waiting = health("ready");

            // When
            try (var come = EmbeddedPostgres.start(data, made.address().port(), Optional.empty())) {
                Eventually.within(PATIENCE, () -> assertThat(health("started").body())
                        .contains("The service prepares it (migrations)"));

                // Then
                Eventually.within(
                        PATIENCE, () -> assertThat(health("ready").status()).isEqualTo(200));
                assertThat(waiting.status()).isEqualTo(503);
                assertThat(waiting.body()).contains(come.address().port() + " refused");
                end(service);
            }
        } finally {
            service.destroyForcibly();
        }
    }

    private record Answer(int status, String body) {}

    /** Status 0 while nobody answers. */
    private Answer health(String kind) {
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + management + "/q/health/" + kind))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            return new Answer(0, "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Process start(Path folder, DatabaseAddress database, DatabaseAddress.Credentials owner) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dquarkus.http.port=" + freePort(),
                        "-Dquarkus.management.port=" + management,
                        "-Dpaythread.key.text=" + KEY,
                        "-Dpaythread.audit.checkpoint.directory=" + folder.resolve("audit"),
                        "-Dpaythread.audit.checkpoint.key-file=" + folder.resolve("audit-key.pem"),
                        "-Dpaythread.sign-in.setup-directory=" + folder,
                        "-Dpaythread.database.url=" + database.reactiveUrl(),
                        "-Dpaythread.database.username="
                                + database.credentials().username(),
                        "-Dpaythread.database.password="
                                + database.credentials().password(),
                        "-Dpaythread.database.owner-username=" + owner.username(),
                        "-Dpaythread.database.owner-password=" + owner.password(),
                        "-jar",
                        Path.of("target", "quarkus-app", "quarkus-run.jar").toString())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "late-database.log").toFile())
                .start();
    }

    private static void end(Process service) throws InterruptedException {
        service.destroy();
        assertThat(service.waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
