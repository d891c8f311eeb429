package io.paythread.security;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.platform.time.TestClock;
import io.paythread.security.TestKeys.Bearer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long a key and each of its secrets are good. */
@QuarkusTest
class ApiKeyLifeTest {
    private final TestClock clock;

    @Inject
    ApiKeyLifeTest(TestClock clock) {
        this.clock = clock;
    }

    @AfterEach
    void letTheClockGo() {
        clock.release();
    }

    @Test
    void endsAKeyAfterAYearUnlessToldOtherwise() {
        // Given
        Instant now = Instant.parse("2026-09-14T10:00:00Z");
        clock.standStill(now);

        // When
        Bearer key = TestKeys.reader("");

        // Then
        Api.call().get("/v1/api-keys/" + key.id()).then().body("expires_at", equalTo("2027-09-14T10:00:00.000000Z"));
        key.call().get("/v1/payments").then().statusCode(200);
        clock.standStill(now.plus(KeyRules.STANDARD_LIFE));
        key.call().get("/v1/payments").then().statusCode(401);
    }

    @Test
    void keepsBothSecretsGoodDuringARotation() {
        // Given
        Instant now = Instant.parse("2026-09-14T10:00:00Z");
        clock.standStill(now);
        Bearer old = TestKeys.reader("");

        // When
        Response rotated = Api.send("{\"overlap_seconds\":3600}").post("/v1/api-keys/" + old.id() + "/rotations");

        // Then
        rotated.then().statusCode(201).body("previous.expires_at", equalTo("2026-09-14T11:00:00.000000Z"));
        Bearer next = new Bearer(old.id(), rotated.path("secret"));
        next.call().get("/v1/payments").then().statusCode(200);
        old.call().get("/v1/payments").then().statusCode(200);
        clock.standStill(now.plus(Duration.ofHours(1)));
        next.call().get("/v1/payments").then().statusCode(200);
        old.call().get("/v1/payments").then().statusCode(401);
    }

    @Test
    void endsTheOldSecretAtOnceWithoutAnOverlap() {
        // Given
        Bearer old = TestKeys.reader("");
        old.call().get("/v1/payments").then().statusCode(200);

        // When
        Api.send("{\"overlap_seconds\":0}")
                .post("/v1/api-keys/" + old.id() + "/rotations")
                .then()
                .statusCode(201);

        // Then
        old.call().get("/v1/payments").then().statusCode(401);
    }

    @Test
    void stopsARevokedKeyAtOnce() {
        // Given
        Bearer key = TestKeys.reader("");
        key.call().get("/v1/payments").then().statusCode(200);

        // When
        Api.call().delete("/v1/api-keys/" + key.id()).then().statusCode(200).body("state", equalTo("revoked"));

        // Then
        key.call().get("/v1/payments").then().statusCode(401);
        Api.call().delete("/v1/api-keys/" + key.id()).then().statusCode(200);
        Api.send("{}").post("/v1/api-keys/" + key.id() + "/rotations").then().statusCode(409);
        Api.send("{\"name\":\"y\"}")
                .header("If-Match", "*")
                .patch("/v1/api-keys/" + key.id())
                .then()
                .statusCode(409);
    }

    @Test
    void remembersTheHourOfTheLastUse() {
        // Given
        Bearer key = TestKeys.reader("");

        // When
        key.call().get("/v1/payments").then().statusCode(200);

        // Then
        Eventually.within(Duration.ofSeconds(5), () -> Api.call()
                .get("/v1/api-keys/" + key.id())
                .then()
                .body("last_used_at", matchesPattern(".*:00:00\\.000000Z")));
    }
}
