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
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
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
        // When
        byte[] file = preview(pack());

        // Then
        assertThat(new String(file, 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
    }

    @Test
    void takesDocumentsAndPictures() throws IOException {
        // Given
        String pack = pack();
        byte[] document = preview(pack);

        // When
        attach(pack, "shipping_documentation", document, "application/pdf");
        attach(pack, "receipt", picture("png", BufferedImage.TYPE_INT_ARGB), "image/png");
        attach(pack, "customer_signature", picture("jpg", BufferedImage.TYPE_INT_RGB), "image/jpeg");

        // Then
        assertThat(preview(pack)).hasSizeGreaterThan(document.length);
    }

    @Test
    void writesAmountsAndDaysAsTheLanguageDoes() {
        // When
        List<String> payments = Api.call().get("/v1/payments?limit=100").path("data.id");

        // Then
        assertThat(payments.stream().map(id -> Api.call()
                        .get("/v1/payments/" + id + "?locale=es")
                        .asString()))
                .anySatisfy(text -> assertThat(text).containsPattern("\\d,\\d\\d\\h€.* de 20\\d\\d"));
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

    private static String pack() {
        String dispute = Api.call().get("/v1/disputes").path("data[0].id");
        String id = Api.send("{}")
                .post("/v1/disputes/" + dispute + "/evidence-packs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return "/v1/evidence-packs/" + id;
    }

    private static byte[] preview(String pack) {
        return Api.call()
                .get(pack + "/preview")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
    }

    private static void attach(String pack, String field, byte[] file, String type) {
        Api.call()
                .header("If-Match", "*")
                .multiPart("field", field)
                .multiPart("file", field, file, type)
                .post(pack + "/exhibits")
                .then()
                .statusCode(201);
    }

    private static byte[] picture(String form, int kind) throws IOException {
        var picture = new BufferedImage(40, 30, kind);
        picture.setRGB(7, 7, 0xff336699);
        var out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(picture, form, out)).isTrue();
        return out.toByteArray();
    }
}
