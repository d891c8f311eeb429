package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** The packaged service on an embedded database of its own, as a process that can be killed, stopped and started again. */
final class PackagedService {
    private static final String KEY = "key-for-the-killed-service-00001";
    static final String SECRET = "whsec_of_the_killed_service_0001";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path folder;
    private final List<String> settings;
    private final int port;
    private final AtomicReference<Process> process = new AtomicReference<>();

    /** Settings as {@code name=value}, beside its own. */
    PackagedService(Path folder, String... settings) throws IOException {
        this.folder = folder;
        this.settings = Stream.of(settings).map(setting -> "-D" + setting).toList();
        this.port = freePort();
    }

    /** The door of its one source, a Stripe account. */
    URI door() {
        return URI.create("http://localhost:" + port + "/webhooks/kill-stripe");
    }

    /** The references of the events behind every payment on a timeline, sorted; one for each origin. */
    List<String> told() {
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

    void start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.port=" + freePort(),
                "-Dpaythread.database.directory=" + folder.resolve("data"),
                "-Dpaythread.api.bootstrap-key=" + KEY,
                // Steps are short here, and a job that a killed process had is taken over after this.
                "-Dpaythread.job.lease=10s",
                "-Dpaythread.sources.kill-stripe.provider=stripe",
                "-Dpaythread.sources.kill-stripe.secrets=" + SECRET));
        command.addAll(settings);
        command.addAll(List.of(
                "-jar", Path.of("target", "quarkus-app", "quarkus-run.jar").toString()));
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        Path.of("target", "killed-service.log").toFile()))
                .start();
        process.set(started);
        await(() -> read("/v1/sources").getList("data.name").contains("kill-stripe"));
    }

    /** Waits until everything that was taken is on timelines. */
    void awaitProjection() {
        await(() ->
                read("/v1/inbound-events?state=pending&limit=1").getList("data").isEmpty());
    }

    /** Waits until it is so; a read that fails is not yet. */
    void await(Check check) {
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
        } catch (Exception | AssertionError notYet) {
            return false;
        }
    }

    JsonPath read(String path) {
        return caller().get(
                        path.startsWith("http")
                                ? URI.create(path).getRawPath() + "?"
                                        + URI.create(path).getRawQuery()
                                : path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Has a job begin; gives its id. */
    String begin(String path) {
        return caller().post(path).then().statusCode(202).extract().path("id");
    }

    /** Gives its source the key of its provider, and asks for everything since then; gives the id of the job. */
    String backfill(String key, Instant from) {
        String source = read("/v1/sources").getString("data.find { it.name == 'kill-stripe' }.id");
        sending("{\"key\":\"" + key + "\"}")
                .put("/v1/sources/" + source + "/provider-key")
                .then()
                .statusCode(200);
        return sending("{\"source\":\"" + source + "\",\"from\":\"" + from + "\"}")
                .post("/v1/backfills")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
    }

    /** Waits until the job has done its work; gives what came out. */
    JsonPath result(String job) {
        await(() -> read("/v1/jobs/" + job).getString("state").equals("succeeded"));
        return read("/v1/jobs/" + job);
    }

    private RequestSpecification sending(String json) {
        return caller().contentType("application/json").body(json);
    }

    private RequestSpecification caller() {
        return RestAssured.given().baseUri("http://localhost:" + port).header("Authorization", "Bearer " + KEY);
    }

    /** Its database as the owner of the tables sees it; it lives on while the service is killed. */
    Connection database() throws IOException, SQLException {
        Path data = folder.resolve("data");
        String port = Files.readAllLines(data.resolve("postgres").resolve("postmaster.pid"))
                .get(3)
                .strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/paythread",
                "paythread",
                Files.readString(data.resolve("password")).strip());
    }

    Process running() {
        return Objects.requireNonNull(process.get(), "the service was started");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Something that becomes true. */
    interface Check {
        boolean holds() throws Exception;
    }
}
