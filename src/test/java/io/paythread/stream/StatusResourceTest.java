package io.paythread.stream;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StatusResourceTest {
    @Test
    void saysToEverybodyHowFarTheFeedReachesBack() {
        given().header("Connection", "close")
                .get("/v1/status")
                .then()
                .statusCode(200)
                .body("object", equalTo("status"))
                .body("feed_retention_seconds", equalTo((int)
                        Duration.ofDays(30).toSeconds()));
    }
}
