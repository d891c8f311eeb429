package io.paythread.ingest;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WebhookTest {

    @Test
    void knowsOnlyItsSources() {
        given().body("evt_1 payment.made").post("/webhooks/nobody").then().statusCode(404);
    }
}
