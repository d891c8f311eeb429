package io.paythread;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.platform.http.RawHttp;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/**
 * Callers that hang up in the middle of a request, at every operation that the service declares. A connection that is
 * not given back is lost until the next start, and with the last one the service.
 */
@QuarkusTest
class AbortedRequestsTest {
    private static final int REQUESTS = 500;
    /** The one that listens for wake-ups has its connection for ever. */
    private static final int STANDING = 1;

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** Times after which callers hang up: at once, and in the middle of what takes a few milliseconds. */
    private static final List<Duration> MOMENTS = List.of(
            Duration.ZERO,
            Duration.ofNanos(300_000),
            Duration.ofMillis(1),
            Duration.ofMillis(2),
            Duration.ofMillis(4),
            Duration.ofMillis(8),
            Duration.ofMillis(15));

    private final Pool pool;
    private final int poolSize;

    @Inject
    AbortedRequestsTest(Pool pool, @ConfigProperty(name = "quarkus.datasource.reactive.max-size") int poolSize) {
        this.pool = pool;
        this.poolSize = poolSize;
    }

    @Test
    void leaveThePoolWhole() {
        // Given
        List<String> requests = requests();
        assertThat(requests).hasSizeGreaterThan(10);

        // When
        IntStream.range(0, REQUESTS)
                .forEach(i -> abort(requests.get(i % requests.size()), MOMENTS.get(i % MOMENTS.size()), i));

        // Then
        assertEveryConnectionCanBeTaken();
        IntStream.range(0, 2 * poolSize)
                .parallel()
                .forEach(i -> Api.call().get("/v1/probe").then().statusCode(200));
    }

    /** One request for each operation of the served contract, and those that need a body of their own. */
    private static List<String> requests() {
        List<String> requests = new ArrayList<>();
        Map<String, Map<String, ?>> paths =
                new JsonPath(RestAssured.get("/openapi.json").asString()).getMap("paths");
        paths.forEach((path, operations) -> operations.keySet().stream()
                .filter(name -> List.of("get", "post", "put", "patch", "delete").contains(name))
                .forEach(method -> requests.add(request(method, filled(path), "{\"reason\": \"aborted\"}"))));
        requests.add(request("get", "/v1/probe", ""));
        requests.add(request("get", "/v1/probe/failures/slow", ""));
        requests.add(request("get", "/v1/probe/failures/slow-session", ""));
        requests.add(request("post", "/v1/probe", "{\"display_name\": \"x\", \"count\": 1}"));
        requests.add(request("post", "/v1/effects", "{\"name\": \"aborted\", \"way\": \"sql\", \"times\": 2}")
                .replace("\nHost", "\nIdempotency-Key: aborted\nHost"));
        requests.add(request("post", "/v1/effects", "{\"name\": \"aborted\", \"way\": \"session\", \"times\": 2}")
                .replace("\nHost", "\nIdempotency-Key: aborted-session\nHost"));
        requests.add(request("post", "/webhooks/nobody", "{}"));
        requests.add(request(
                "post",
                "/v1/sources",
                "{\"name\": \"aborted\", \"provider\": \"stripe\", \"secrets\": [\"whsec_0123456789abcdef\"]}"));
        return requests;
    }

    /** Ids that are well formed and unknown. */
    private static String filled(String path) {
        return path.replaceAll("\\{[^}]+}", "cst_00000000000000000000000000");
    }

    private static String request(String method, String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return method.toUpperCase(Locale.ROOT) + " " + path + " HTTP/1.1\nHost: x\nAuthorization: Bearer " + Api.KEY
                + "\nContent-Type: application/json\nContent-Length: " + bytes.length + "\n\n" + body;
    }

    /** Every seventh caller sends half of the request only. */
    private static void abort(String request, Duration moment, int number) {
        var connection = RawHttp.connect(PATIENCE);
        connection.head(number % 7 == 0 ? request.substring(0, request.length() - 1) : request);
        LockSupport.parkNanos(moment.toNanos());
        connection.reset();
    }

    /** What is in use comes back in time; what is lost does not. */
    private void assertEveryConnectionCanBeTaken() {
        List<CompletableFuture<SqlConnection>> wanted = IntStream.range(0, poolSize - STANDING)
                .mapToObj(i -> pool.getConnection().subscribeAsCompletionStage())
                .toList();
        try {
            Eventually.within(PATIENCE, () -> assertThat(wanted)
                    .as("connections that can be taken at the same time")
                    .allMatch(taken -> taken.isDone() && !taken.isCompletedExceptionally()));
        } finally {
            wanted.forEach(taken -> {
                var unused = taken.thenAccept(SqlConnection::closeAndForget);
            });
        }
    }
}
