package io.paythread.platform.http;

import static io.paythread.platform.http.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;

import io.paythread.Api;
import io.paythread.platform.problem.ErrorCode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no operation sees are answered with problems as well. */
@QuarkusTest
class RequestProblemsTest {
    private static final String GOOD = "{\"display_name\": \"x\", \"count\": 1}";

    @Test
    void answersAWrongMethodWithTheRightOnes() {
        // When
        Response answer = Api.call().delete("/v1/probe");

        // Then
        problem(answer, ErrorCode.METHOD_NOT_ALLOWED)
                .header("Allow", allOf(containsString("GET"), containsString("POST")));
    }

    @Test
    void refusesAnotherContentType() {
        // When, Then
        problem(Api.call().contentType("text/plain").body(GOOD).post("/v1/probe"), ErrorCode.UNSUPPORTED_MEDIA_TYPE);
        problem(
                Api.call()
                        .contentType("application/x-www-form-urlencoded")
                        .body("a=b")
                        .post("/v1/probe"),
                ErrorCode.UNSUPPORTED_MEDIA_TYPE);
        problem(
                Api.call()
                        .header("Content-Encoding", "gzip")
                        .contentType("application/json")
                        .body(GOOD)
                        .post("/v1/probe"),
                ErrorCode.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void refusesToAnswerInAnotherForm() {
        // When, Then
        problem(Api.call().accept("text/html").get("/v1/probe"), ErrorCode.NOT_ACCEPTABLE);
        problem(Api.call().accept("nonsense").get("/v1/probe"), null);
    }

    @Test
    void refusesAnAddressThatIsTooLong() {
        // When, Then
        problem(given().urlEncodingEnabled(false).get("/v1/probe?x=" + "y".repeat(9_000)), ErrorCode.URI_TOO_LONG);
    }

    @Test
    void refusesHeadersThatAreTooLarge() {
        // When, Then
        problem(given().header("X-Long", "y".repeat(30_000)).get("/v1/probe"), ErrorCode.HEADERS_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/probe?color=%zz",
                "/v1/probe/numbers/%zz",
                "/v1/probe?%",
                "/%",
                "/problems/%c3%28",
                "/v1/%00"
            })
    void refusesBadPercentEncoding(String path) {
        // When
        String answer =
                raw("GET " + path + " HTTP/1.1\nHost: x\nAuthorization: Bearer " + Api.KEY + "\nConnection: close\n\n");

        // Then
        assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json", "\"request_id\":\"rqs_");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\n\n",
                "GET /v1/probe HTTP/9.9\n\n",
                "GET /v1/probe HTTP/1.1\n\n",
                "GET / HTTP/1.1\nbad header\n\n"
            })
    void answersWhatIsNotHttpWithAProblemAndCloses(String bytes) {
        // When
        String answer;
        try (var connection = RawHttp.connect(Duration.ofSeconds(10))) {
            answer = connection
                    .head(bytes.replace("\n\n", "\nConnection: close\n\n"))
                    .untilClosed();
        }

        // Then
        assertThat(answer).contains(" 400 ", "application/problem+json", "invalid_request", "\"request_id\":\"rqs_");
    }

    private static String raw(String request) {
        try (var connection = RawHttp.connect(Duration.ofSeconds(10))) {
            return connection.head(request).untilClosed();
        }
    }
}
