package io.paythread.scenario;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.startsWith;

import io.paythread.Api;
import io.paythread.demo.Stories;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the packaged service answers that is no JSON, and what it reads by reflection to refuse. */
@QuarkusIntegrationTest
class PackagedFormsIT {
    private final PackagedScene scene = new PackagedScene();

    @BeforeEach
    void setUp() {
        scene.setUp();
        Stories.asWritten().forEach(story -> scene.play(story.genuine()));
    }

    @Test
    void paintsPages() {
        given().get("/login").then().statusCode(200).contentType(startsWith("text/html"));
        given().get("/openapi.yaml").then().statusCode(200).body(containsString("openapi: 3"));
    }

    @Test
    void pressesEvidence() {
        // Given
        String dispute = Api.call().get("/v1/disputes").path("data[0].id");
        String pack = Api.send("{}")
                .post("/v1/disputes/" + dispute + "/evidence-packs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        // When
        byte[] file = Api.call()
                .get("/v1/evidence-packs/" + pack + "/preview")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        // Then
        assertThat(new String(file, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
    }

    @Test
    void writesTables() {
        Api.call()
                .accept("text/csv")
                .get("/v1/insights?metric=decline_rate")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"));
        Api.call()
                .accept("application/cloudevents-batch+json")
                .get("/v1/feed?after=earliest&limit=5")
                .then()
                .statusCode(200)
                .body("[0]", hasKey("specversion"));
    }

    @Test
    void opensTheStream() throws IOException {
        // Given
        var connection = (HttpURLConnection) URI.create("http://localhost:" + RestAssured.port + "/v1/stream")
                .toURL()
                .openConnection();
        connection.setRequestProperty("Authorization", "Bearer " + Api.KEY);

        // When
        try (InputStream in = connection.getInputStream();
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            // Then
            assertThat(lines.lines().filter(line -> line.startsWith("event:")).findFirst())
                    .contains("event: ready");
        }
    }

    @Test
    void namesWhatItRefuses() {
        Api.send("{\"name\":\"x\",\"nothing\":1}")
                .post("/v1/api-keys")
                .then()
                .statusCode(422)
                .body("errors.pointer", hasItem("/nothing"));
        Api.call().get("/v1/payments?colour=red").then().statusCode(400).body("errors[0].pointer", equalTo("?colour"));
    }
}
