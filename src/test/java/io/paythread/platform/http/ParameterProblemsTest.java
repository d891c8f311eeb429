package io.paythread.platform.http;

import static io.paythread.platform.http.Problems.problem;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.paythread.Api;
import io.paythread.platform.problem.ErrorCode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with query parameters is named by their own names. */
@QuarkusTest
class ParameterProblemsTest {
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
}
