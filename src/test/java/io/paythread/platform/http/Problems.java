package io.paythread.platform.http;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.paythread.platform.problem.ErrorCode;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import org.jspecify.annotations.Nullable;

/** Looks at answers that are problem documents. */
final class Problems {
    static {
        RestAssured.enableLoggingOfRequestAndResponseIfValidationFails();
    }

    private Problems() {}

    /** Asserts that the answer is a whole problem document, with this code unless null; more may be asked of it. */
    static ValidatableResponse problem(Response answer, @Nullable ErrorCode code) {
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
}
