package io.paythread.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.paythread.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** Callers who mean harm: each is refused with the right answer, or cut off. The deadlines of tests are 2 s. */
@QuarkusTest
class AttackTest {
    /** The deadline, the look once a second, and a busy machine. */
    private static final Duration CUT = Duration.ofSeconds(15);

    private static final String HEAD =
            "GET /v1/probe/numbers/1 HTTP/1.1\nHost: x\nAuthorization: Bearer " + Api.KEY + "\n";

    @Test
    void cutsAConnectionThatSaysNothing() {
        try (var connection = RawHttp.connect(CUT)) {
            assertThat(connection.untilClosed()).isEmpty();
        }
    }

    @Test
    void cutsAHeadThatDrips() {
        // Given
        try (var connection = RawHttp.connect(CUT)) {
            RawHttp unused = connection.head("GET / HTTP/1.1\nHost: x\n");

            // When: a byte now and then, as long as anybody takes them.
            long began = System.nanoTime();
            while (dripped(connection) && System.nanoTime() - began < CUT.toNanos()) {
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }

            // Then
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(CUT);
        }
    }

    @Test
    void cutsASecondHeadThatDripsAfterAGoodOne() {
        // Given
        try (var connection = RawHttp.connect(CUT)) {

            String good = connection.head(HEAD + "\n").answer();

            // When
            String rest = connection.head("GET / HT").untilClosed();

            // Then
            assertThat(good).startsWith("HTTP/1.1 200");
            assertThat(rest).isEmpty();
        }
    }

    @Test
    void cutsHalfAHeadThatCameBehindAGoodOne() {
        // Given
        try (var connection = RawHttp.connect(CUT)) {

            // When
            String good =
                    connection.head(HEAD + "\n" + "GET / HTTP/1.1\nHost: x\n").answer();
            String rest = connection.untilClosed();

            // Then
            assertThat(good).startsWith("HTTP/1.1 200");
            assertThat(rest).isEmpty();
        }
    }

    @Test
    void answersRequestsThatComeTogether() {
        try (var connection = RawHttp.connect(CUT)) {
            String all = connection
                    .head((HEAD + "\n").repeat(20) + HEAD + "Connection: close\n\n")
                    .untilClosed();
            assertThat(all.split("HTTP/1.1 200", -1)).hasSize(22);
        }
    }

    @Test
    void keepsAConnectionThatRestsBetweenRequests() {
        // Given: an answered request, and a rest longer than the deadline for heads.
        try (var connection = RawHttp.connect(CUT)) {
            String first = connection.head(HEAD + "\n").answer();
            LockSupport.parkNanos(Duration.ofSeconds(4).toNanos());

            // When
            String second = connection.head(HEAD + "\n").answer();

            // Then
            assertThat(first).startsWith("HTTP/1.1 200");
            assertThat(second).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void refusesCompressedBodiesUnread() {
        byte[] bomb = bomb();
        Api.call()
                .header("Content-Encoding", "gzip")
                .contentType("application/json")
                .body(bomb)
                .post("/v1/probe")
                .then()
                .statusCode(415)
                .body("code", equalTo("unsupported_media_type"));
    }

    @Test
    void refusesFiveThousandParameters() {
        String query = IntStream.range(0, 5_000).mapToObj(i -> "p" + i + "=1").collect(Collectors.joining("&"));
        try (var connection = RawHttp.connect(CUT)) {
            assertThat(connection
                            .head("GET /v1/sources?" + query + " HTTP/1.1\nHost: x\n\n")
                            .untilClosed())
                    .contains(" 414 ", "uri_too_long");
        }
    }

    @Test
    void refusesHugeNumbersQuickly() {
        String body = "{\"display_name\": \"x\", \"count\": " + "9".repeat(200_000) + "}";
        Api.send(body).post("/v1/probe").then().statusCode(400).body("code", equalTo("invalid_request"));
    }

    @Test
    void refusesDepthWithoutAStackOverflow() {
        String body = "[".repeat(100_000);
        try (var connection = RawHttp.connect(CUT)) {
            String head = "POST /v1/probe HTTP/1.1\nHost: x\nAuthorization: Bearer " + Api.KEY
                    + "\nContent-Type: application/json\nConnection: close\nContent-Length: " + body.length() + "\n\n";
            assertThat(connection.head(head + body).untilClosed())
                    .startsWith("HTTP/1.1 422")
                    .contains("application/problem+json");
        }
    }

    @Test
    void splitsNoParametersAtSemicolons() {
        Api.call()
                .urlEncodingEnabled(false)
                .get("/v1/sources?limit=5;state=paused")
                .then()
                .statusCode(400)
                .body("code", equalTo("invalid_request"));
    }

    @Test
    void believesNoStrangerWhatAProxyWouldSay() {
        Api.call()
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-For", "203.0.113.9")
                .get("/v1/sources")
                .then()
                .statusCode(200)
                .header("Strict-Transport-Security", nullValue());
        assertThat(RestAssured.get("/openapi.yaml").statusCode()).isEqualTo(200);
    }

    private static boolean dripped(RawHttp connection) {
        try {
            RawHttp unused = connection.head("a");
            return true;
        } catch (UncheckedIOException closed) {
            return false;
        }
    }

    /** A hundred megabytes in a hundred kilobytes. */
    private static byte[] bomb() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                gzip.write(zeros);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
