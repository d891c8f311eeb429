package io.paythread.ingest;

import static io.restassured.RestAssured.given;

import io.paythread.Api;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A fresh source, made through the API, and what may be sent to it and asked about it. */
final class TestSource {
    static final String SECRET = "secret-of-the-test";
    private static final AtomicLong COUNT = new AtomicLong(System.nanoTime());

    private final String id;
    private final String name;

    private TestSource(String id, String name) {
        this.id = id;
        this.name = name;
    }

    static TestSource fake() {
        return of(FakeAdapter.PROVIDER, SECRET);
    }

    static TestSource of(String provider, String... secrets) {
        String name = provider + "-" + Long.toString(COUNT.incrementAndGet(), 36);
        String id = Api.call()
                .contentType("application/json")
                .body(Map.of("name", name, "provider", provider, "secrets", List.of(secrets)))
                .post("/v1/sources")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return new TestSource(id, name);
    }

    String id() {
        return id;
    }

    String name() {
        return name;
    }

    String path() {
        return "/webhooks/" + name;
    }

    /** Sends the lines as one signed request. */
    ValidatableResponse send(String... lines) {
        return sendSigned(SECRET, String.join("\n", lines));
    }

    /** Sends the text signed with that secret. */
    ValidatableResponse sendSigned(String secret, String body) {
        return signed(secret, body).post(path()).then();
    }

    /** A request with the text, signed now with that secret. */
    static RequestSpecification signed(String secret, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return given().header(FakeSignature.HEADER, signature(secret, bytes)).body(bytes);
    }

    /** The fake provider's signature of now. */
    static String signature(String secret, byte[] body) {
        return FakeSignature.of(secret, Clock.systemUTC().instant(), body);
    }

    /** The provider's ids of all events that are stored, newest first. */
    List<String> references() {
        return events().jsonPath().getList("data.collect { it.external_refs[0].id }");
    }

    Response events() {
        return Api.call()
                .get("/v1/inbound-events?limit=100&source=" + id)
                .then()
                .statusCode(200)
                .extract()
                .response();
    }

    JsonPath health() {
        return Api.call()
                .get("/v1/sources/" + id + "/health")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    String etag() {
        return Api.call()
                .get("/v1/sources/" + id)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
    }
}
