package io.paythread.security;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.Sql;
import io.paythread.platform.time.TestClock;
import io.paythread.security.TestKeys.Bearer;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Keys that are good no more, or not from here, whoever ended them. */
@QuarkusTest
class ApiKeyRefusalTest {
    private final Sql sql;
    private final TestClock clock;

    @Inject
    ApiKeyRefusalTest(Sql sql, TestClock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @AfterEach
    void letTheClockGo() {
        clock.release();
    }

    @Test
    void stopsAKeyThatAnotherReplicaRevokedWithinASecond() {
        // Given
        Bearer key = TestKeys.reader("");
        key.call().get("/v1/payments").then().statusCode(200);

        // When: behind this replica's back, and without a wake-up
        sql.run("update api_key set revoked_at = now() where name = 'Reader' and last4 = right('" + key.secret()
                + "', 4)");

        // Then
        Eventually.within(
                Duration.ofSeconds(1),
                () -> key.call().get("/v1/payments").then().statusCode(401));
    }

    @Test
    void answersTheSameWhateverIsWrongWithAKey() {
        // Given
        Bearer expired = TestKeys.reader("");
        Bearer revoked = TestKeys.reader("");
        Bearer elsewhere = TestKeys.reader(",\"networks\":[\"203.0.113.0/24\"]");
        Api.call().delete("/v1/api-keys/" + revoked.id());
        String unknown = ApiKeyText.create(new java.util.UUID(1, 2)).secretText();
        clock.standStill(clock.instant().plus(Duration.ofDays(366)));

        // When
        List<String> answers = new ArrayList<>();
        for (String secret : List.of(expired.secret(), revoked.secret(), elsewhere.secret(), unknown, "ptk_x")) {
            answers.add(given().header("Authorization", "Bearer " + secret)
                    .get("/v1/payments")
                    .then()
                    .statusCode(401)
                    .extract()
                    .asString()
                    .replaceAll("rqs_[0-9a-z]{26}", ""));
        }

        // Then
        assertThat(answers).containsOnly(answers.get(0));
    }

    @Test
    void admitsAKeyOnlyFromItsNetworks() {
        // Given
        Bearer here = TestKeys.reader(",\"networks\":[\"127.0.0.0/8\",\"::1\"]");
        Bearer elsewhere = TestKeys.reader(",\"networks\":[\"203.0.113.0/24\"]");

        // When, Then
        here.call().get("/v1/payments").then().statusCode(200);
        elsewhere.call().get("/v1/payments").then().statusCode(401);
    }

    @Test
    void writesDownRefusedKeysAndNotTooMany() {
        // Given
        Bearer key = TestKeys.reader("");
        Api.call().delete("/v1/api-keys/" + key.id());
        String count = "select count(*) from audit_event where action = 'credential.refuse'";
        long before = sql.count(count);

        // When
        int tries = 3 * RefusedCredentials.PER_MINUTE;
        for (int i = 0; i < tries; i++) {
            key.call().get("/v1/payments").then().statusCode(401);
        }

        // Then: a minute may have ended meanwhile, not two
        Eventually.within(
                Duration.ofSeconds(5), () -> assertThat(sql.count(count)).isPositive());
        assertThat(sql.count(count) - before).isLessThanOrEqualTo(2 * RefusedCredentials.PER_MINUTE);
        assertThat(sql.count(count + " and after::text like '%127.0.0.1%'")).isZero();
    }

    @Test
    void judgesWhatWasShownOnPurposeAlone() {
        // When, Then: a good session does not mend a bad key
        FakeSessions.person("admin 1")
                .header("Authorization", "Bearer ptk_x")
                .get("/v1/me")
                .then()
                .statusCode(401);
        FakeSessions.person("admin 1")
                .header("Authorization", "Bearer something")
                .get("/v1/me")
                .then()
                .statusCode(401);
    }
}
