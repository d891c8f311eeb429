package io.paythread.platform.http;

import static io.paythread.platform.http.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.paythread.Api;
import io.paythread.platform.problem.ErrorCode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a body is named, with the field and what was expected. */
@QuarkusTest
class BodyProblemsTest {
    private static final String GOOD = "{\"display_name\": \"x\", \"count\": 1}";

    @Test
    void saysWhereJsonIsMalformedAndQuotesNothingOfIt() {
        // When
        Response answer =
                Api.send("{\"display_name\": \"x\",\n  4242424242424242}").post("/v1/probe");

        // Then
        problem(answer, ErrorCode.INVALID_REQUEST)
                .body("detail", containsString("line 2"))
                .body("detail", not(containsString("4242")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'display_name': 1, 'count': 1}                    | /display_name   | a text",
                "{'display_name': true, 'count': 1}                 | /display_name   | a text",
                "{'display_name': ['x'], 'count': 1}                | /display_name   | a text",
                "{'display_name': 'x', 'count': '1'}                | /count          | a whole number",
                "{'display_name': 'x', 'count': 1.5}                | /count          | a whole number",
                "{'display_name': 'x', 'count': true}               | /count          | a whole number",
                "{'display_name': 'x', 'count': null}               | /count          | a whole number",
                "{'display_name': 'x', 'count': {}}                 | /count          | a whole number",
                "{'display_name': 'x', 'count': 99999999999999999999} | /count        | a whole number",
                "{'display_name': 'x', 'count': 1, 'happened_at': 5} | /happened_at   | RFC 3339",
                "{'display_name': 'x', 'count': 1, 'happened_at': '2026-02-30T00:00:00Z'} | /happened_at | RFC 3339",
                "{'display_name': 'x', 'count': 1, 'color': 'blue'} | /color          | one of red, dark_green",
                "{'display_name': 'x', 'count': 1, 'color': 0}      | /color          | one of red, dark_green",
                "{'display_name': 'x', 'count': 1, 'items': {}}     | /items          | a list",
                "{'display_name': 'x', 'count': 1, 'items': ['a']}  | /items/0        | an object",
                "{'display_name': 'x', 'count': 1, 'items': [{'name': 'a', 'count': 'b'}]} | /items/0/count | a whole number",
                "{'display_name': 'x', 'count': 1, 'money': {'amount': 1.5, 'currency': 'EUR'}} | /money/amount | a whole number"
            })
    void namesTheFieldOfAWrongTypeAndWhatIsExpected(String body, String pointer, String expected) {
        // When
        Response answer = Api.send(body.replace('\'', '"')).post("/v1/probe");

        // Then
        problem(answer, ErrorCode.INVALID_VALUE)
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].detail", containsString(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"x\"", "5", "true"})
    void refusesABodyThatIsNotAnObject(String body) {
        // When, Then
        problem(Api.send(body).post("/v1/probe"), ErrorCode.INVALID_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "null"})
    void refusesABodyThatIsEmpty(String body) {
        // When, Then
        problem(Api.send(body).post("/v1/probe"), ErrorCode.INVALID_REQUEST).body("detail", containsString("empty"));
    }

    @Test
    void refusesAMissingBody() {
        // When, Then
        problem(Api.call().contentType("application/json").post("/v1/probe"), ErrorCode.INVALID_REQUEST);
    }

    @Test
    void refusesUnknownFieldsAndNamesTheKnownOnes() {
        // When
        Response answer = Api.send("{\"display_name\": \"x\", \"count\": 1, \"colour\": \"red\"}")
                .post("/v1/probe");

        // Then
        problem(answer, ErrorCode.INVALID_VALUE)
                .body("errors[0].pointer", equalTo("/colour"))
                .body("errors[0].code", equalTo("unknown_field"))
                .body("errors[0].detail", containsString("color, count, display_name, happened_at, items, money"));
    }

    @Test
    void refusesAFieldThatOccursTwice() {
        // When
        Response answer = Api.send("{\"display_name\": \"x\", \"count\": 1, \"count\": 2}")
                .post("/v1/probe");

        // Then
        problem(answer, ErrorCode.INVALID_REQUEST).body("detail", containsString("twice"));
    }

    @Test
    void refusesWhatFollowsTheBody() {
        // When, Then
        problem(Api.send(GOOD + " {}").post("/v1/probe"), ErrorCode.INVALID_VALUE);
    }

    @Test
    void refusesJsonThatIsNestedTooDeeply() {
        // When
        Response answer =
                Api.send("{\"items\": " + "[".repeat(65) + "]".repeat(65) + "}").post("/v1/probe");

        // Then
        assertThat(answer.statusCode()).isBetween(400, 422);
        problem(Api.send("[".repeat(5_000)).post("/v1/probe"), null);
    }

    @Test
    void namesAllViolatedConstraintsAtOnce() {
        // When
        Response answer = Api.send(
                        "{\"display_name\": \"\", \"count\": 11, \"items\": [{\"name\": \"a\", \"count\": 0}]}")
                .post("/v1/probe");

        // Then
        problem(answer, ErrorCode.INVALID_VALUE)
                .body("errors.pointer", equalTo(List.of("/count", "/display_name", "/items/0/count")))
                .body("errors.code", hasItem("not_blank"));
    }

    @Test
    void refusesABodyOverTheLimit() {
        // When, Then
        problem(Api.send("x".repeat(256 * 1024 + 1)).post("/v1/probe"), ErrorCode.PAYLOAD_TOO_LARGE);
        problem(Api.send("x".repeat(2_000_000)).post("/v1/probe"), ErrorCode.PAYLOAD_TOO_LARGE);
    }

    @Test
    void refusesABodyOverTheLimitThatDoesNotSayHowLongItIs() {
        // Given
        String chunk = "10000\n" + "x".repeat(0x10000) + "\n";

        // When
        String answer;
        try (var connection = RawHttp.connect(Duration.ofSeconds(10))) {
            answer = connection
                    .head("POST /v1/probe HTTP/1.1\nHost: x\nAuthorization: Bearer " + Api.KEY
                            + "\nContent-Type: application/json\nTransfer-Encoding: chunked\n\n" + chunk.repeat(6)
                            + "0\n\n")
                    .untilClosed();
        }

        // Then
        assertThat(answer).startsWith("HTTP/1.1 413").contains("payload_too_large");
    }
}
