package io.paythread.platform.http;

import static io.paythread.platform.http.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.paythread.Api;
import io.paythread.platform.problem.ErrorCode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every error, the framework's own included, is a problem document that says what to do. */
@QuarkusTest
class ProblemsTest {
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
    void answersAPathOfAWrongTypeAsNotFound() {
        // When, Then
        problem(Api.call().get("/v1/probe/numbers/ten"), ErrorCode.NOT_FOUND);
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
}
