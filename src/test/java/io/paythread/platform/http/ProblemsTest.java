package io.paythread.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.paythread.Api;
import io.paythread.platform.problem.ErrorCode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error, the framework's own included, is a problem document that says what to do. */
@QuarkusTest
class ProblemsTest {
    private static final String GOOD = "{\"display_name\": \"x\", \"count\": 1}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/nothing",
                "/webhooks",
                "/q",
                "/q/health",
                "/q/metrics",
                "/problems",
                "/v2/x",
                "/index.html",
                "/v1x"
            })
    void answersAnUnknownPathAsNotFound(String path) {
        // When
        Response answer = given().accept("text/html").get(path);

        // Then
        problem(answer, ErrorCode.NOT_FOUND).body("instance", equalTo(path));
    }

    @Test
    void answersAnUnknownProblemAsNotFound() {
        // When, Then
        problem(given().get("/problems/nothing"), ErrorCode.NOT_FOUND);
    }

    @Test
    void answersAnUnknownPathOfTheApiAsNotFound() {
        // When, Then
        problem(Api.call().get("/v1/nothing"), ErrorCode.NOT_FOUND);
        problem(Api.call().get("/v1"), ErrorCode.NOT_FOUND);
        problem(Api.send("{}").post("/v1/nothing/at/all"), ErrorCode.NOT_FOUND);
    }

    @Test
    void answersAWrongMethodWithTheRightOnes() {
        // When
        Response answer = Api.call().delete("/v1/probe");

        // Then
        problem(answer, ErrorCode.METHOD_NOT_ALLOWED)
                .header("Allow", allOf(containsString("GET"), containsString("POST")));
    }

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

    @ParameterizedTest
    @CsvSource({
        "min_amount, ten, a whole number",
        "created[gte], yesterday, RFC 3339",
        "color, blue, 'one of red, dark_green'"
    })
    void namesTheParameterOfAWrongType(String name, String value, String expected) {
        // When
        Response answer = Api.call().queryParam(name, value).get("/v1/probe");

        // Then
        problem(answer, ErrorCode.INVALID_VALUE)
                .body("errors[0].pointer", equalTo("?" + name))
                .body("errors[0].detail", containsString(expected));
    }

    @ParameterizedTest
    @CsvSource({"name[like]=ab, ?name[like], size", "at_most=11, ?at_most, max", "word=short&word=too-long, ?word, size"
    })
    void namesTheParameterOfAViolatedConstraint(String query, String pointer, String code) {
        // When
        Response answer = Api.call().get("/v1/probe/constraints?" + query);

        // Then
        problem(answer, ErrorCode.INVALID_VALUE)
                .body("errors.pointer", equalTo(List.of(pointer)))
                .body("errors.code", equalTo(List.of(code)));
    }

    @Test
    void namesAllParametersOfViolatedConstraintsAtOnce() {
        // When
        Response answer = Api.call().get("/v1/probe/constraints?name[like]=a&at_most=11");

        // Then
        problem(answer, ErrorCode.INVALID_VALUE).body("errors.pointer", equalTo(List.of("?at_most", "?name[like]")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"color", "color=", "color=red&color=", "min_amount=", "limit=", "cursor="})
    void refusesAParameterWithoutAValue(String query) {
        // When
        Response answer = Api.call().get("/v1/probe?" + query);

        // Then
        problem(answer, ErrorCode.INVALID_VALUE)
                .body("errors.pointer", equalTo(List.of("?" + query.replaceAll("[=&].*", ""))))
                .body("errors.code", equalTo(List.of("empty_value")));
    }

    @Test
    void refusesAParameterThatStandsTwiceWhereOneIsRead() {
        // When
        Response answer = Api.call().get("/v1/probe?color=red&color=red");

        // Then
        problem(answer, ErrorCode.INVALID_VALUE)
                .body("errors.pointer", equalTo(List.of("?color")))
                .body("errors.code", equalTo(List.of("repeated_parameter")));
    }

    @Test
    void answersAPathOfAWrongTypeAsNotFound() {
        // When, Then
        problem(Api.call().get("/v1/probe/numbers/ten"), ErrorCode.NOT_FOUND);
    }

    @Test
    void namesUnknownParametersAndTheKnownOnes() {
        // When
        Response answer = Api.call()
                .queryParam("created[since]", "x")
                .queryParam("colour", "red")
                .get("/v1/probe");

        // Then
        problem(answer, ErrorCode.UNKNOWN_PARAMETER)
                .body("errors.pointer", equalTo(List.of("?colour", "?created[since]")))
                .body("detail", containsString("color, created[gte], cursor, limit, min_amount"));
    }

    @ParameterizedTest
    @CsvSource({"limit, 0, INVALID_VALUE", "limit, x, INVALID_VALUE", "cursor, x, INVALID_CURSOR"})
    void refusesBadPaging(String name, String value, ErrorCode code) {
        // When, Then
        problem(Api.call().queryParam(name, value).get("/v1/probe"), code);
    }

    @Test
    void refusesACursorOfAnotherQuery() {
        // Given
        String cursor = Api.call().queryParam("color", "red").get("/v1/probe").path("page.next_cursor");

        // When, Then
        problem(Api.call().queryParam("cursor", cursor).get("/v1/probe"), ErrorCode.CURSOR_MISMATCH);
        Api.call()
                .queryParam("color", "red")
                .queryParam("cursor", cursor)
                .get("/v1/probe")
                .then()
                .statusCode(200);
    }

    @Test
    void saysNothingFromInsideWhenTheFaultIsOurs() {
        // When, Then
        for (String what : new String[] {"ours", "sudden", "sql"}) {
            problem(Api.call().get("/v1/probe/failures/" + what), ErrorCode.INTERNAL_ERROR)
                    .body("detail", not(containsString("secret")))
                    .body("detail", not(containsString("nonsense")))
                    .body("detail", not(containsString("Exception")));
        }
    }

    @Test
    void answersOurOwnErrorsAsTheyAre() {
        // When, Then
        problem(Api.call().get("/v1/probe/failures/conflict"), ErrorCode.CONFLICT)
                .body("detail", equalTo("It was undone already."));
        problem(Api.call().get("/v1/probe/failures/later"), ErrorCode.UNAVAILABLE)
                .header("Retry-After", "7")
                .body("retryable", equalTo(true));
        problem(Api.call().get("/v1/probe/failures/none"), ErrorCode.NOT_FOUND);
    }

    @Test
    void answersAHeadRequestWithoutABody() {
        // When
        Response answer = given().head("/nothing");

        // Then
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.asByteArray()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void explainsEveryCodeAtTheAddressOfItsType(ErrorCode code) {
        // When
        Response page = given().get("/problems/" + code.wireName().replace('_', '-'));

        // Then
        page.then()
                .statusCode(200)
                .contentType(startsWith("text/plain"))
                .body(containsString(code.wireName()))
                .body(containsString(code.title()));
    }

    private static String raw(String request) {
        try (var connection = RawHttp.connect(Duration.ofSeconds(10))) {
            return connection.head(request).untilClosed();
        }
    }

    private static ValidatableResponse problem(Response answer, @org.jspecify.annotations.Nullable ErrorCode code) {
        ValidatableResponse checked = answer.then()
                .contentType("application/problem+json")
                .header("Request-Id", matchesPattern("rqs_[0-9a-z]{26}"))
                .header("X-Content-Type-Options", "nosniff")
                .body("request_id", equalTo(answer.header("Request-Id")))
                .body("status", equalTo(answer.statusCode()))
                .body("type", startsWith("/problems/"))
                .body("title", notNullValue())
                .body("detail", notNullValue())
                .body("instance", startsWith("/"))
                .body("retryable", notNullValue());
        return code == null
                ? checked
                : checked.statusCode(code.status())
                        .body("code", equalTo(code.wireName()))
                        .body("type", equalTo("/problems/" + code.wireName().replace('_', '-')))
                        .body("title", equalTo(code.title()));
    }

    static {
        RestAssured.enableLoggingOfRequestAndResponseIfValidationFails();
    }
}
