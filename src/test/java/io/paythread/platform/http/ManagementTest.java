package io.paythread.platform.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the operator sees, on the port that callers of the API do not reach. */
@QuarkusTest
class ManagementTest {
    @TestHTTPResource(value = "/", management = true)
    @Nullable
    URL management;

    @Test
    void saysThatItLives() {
        // When, Then
        given().get(management + "health/live").then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void isReadyWithItsDatabaseAndItsSchema() {
        // When, Then
        given().get(management + "health/ready")
                .then()
                .statusCode(200)
                .body("status", equalTo("UP"))
                .body("checks.name", hasItems("database", "schema"));
    }

    @Test
    void saysThatItHasStarted() {
        // When, Then
        given().get(management + "health/started").then().statusCode(200).body("checks.name", hasItem("start"));
    }

    @Test
    void saysWhetherItIsWell() {
        // When, Then
        given().get(management + "health/well")
                .then()
                .body("checks.name", hasItems("door", "horizon", "key", "projection"));
    }

    @Test
    void countsRequestsByOperation() {
        // Given
        given().get("/problems/not-found").then().statusCode(200);

        // When, Then
        given().get(management + "metrics")
                .then()
                .statusCode(200)
                .body(containsString("http_server_requests_seconds_count"));
    }

    @Test
    void isNotServedBesideTheApi() {
        // When, Then
        given().get("/q/health").then().statusCode(404);
        given().get("/q/metrics").then().statusCode(404);
    }
}
