package io.paythread.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import io.paythread.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SourceResourceTest {
    private static final String SOURCES = "/v1/sources";

    @Test
    void refusesCallersWithoutAKey() {
        // When
        var answer = given().get(SOURCES).then();

        // Then
        answer.statusCode(401);
    }

    @Test
    void refusesASourceWithEverythingWrongAtOnce() {
        // When
        var answer = Api.send("{\"name\":\"Bad Name\",\"provider\":\"nobody\",\"tolerance_seconds\":0,\"secrets\":[]}")
                .post(SOURCES)
                .then();

        // Then
        answer.statusCode(422)
                .contentType("application/problem+json")
                .body("errors.pointer", containsInAnyOrder("/name", "/provider", "/tolerance_seconds", "/secrets"))
                .body("errors.find { it.pointer == '/provider' }.detail", containsString("stripe"));
    }

    @Test
    void refusesAnEmptyObject() {
        // When
        var answer = Api.send("{}").post(SOURCES).then();

        // Then
        answer.statusCode(422).body("errors.pointer", containsInAnyOrder("/name", "/provider", "/secrets"));
    }

    @Test
    void refusesFieldsThatItDoesNotKnow() {
        // When
        var answer = Api.send("{\"name\":\"x\",\"provider\":\"fake\",\"secrets\":[\"12345678\"],\"secret\":\"y\"}")
                .post(SOURCES)
                .then();

        // Then
        answer.statusCode(422)
                .body("errors[0].pointer", equalTo("/secret"))
                .body("errors[0].code", equalTo("unknown_field"));
    }

    @Test
    void refusesASecretWithBlanksWithoutRepeatingIt() {
        // When
        var answer = Api.send("{\"name\":\"x\",\"provider\":\"fake\",\"secrets\":[\"whsec with blanks\"]}")
                .post(SOURCES)
                .then();

        // Then
        answer.statusCode(422).body("errors", hasSize(1)).body("errors[0].pointer", containsString("/secrets"));
        assertThat(answer.extract().asString()).doesNotContain("whsec with");
    }

    @Test
    void refusesANameThatIsTaken() {
        // Given
        TestSource source = TestSource.fake();

        // When
        var answer = Api.send("{\"name\":\"" + source.name() + "\",\"provider\":\"fake\",\"secrets\":[\"12345678\"]}")
                .post(SOURCES)
                .then();

        // Then
        answer.statusCode(409).body("code", equalTo("conflict")).body("detail", containsString(source.name()));
    }

    @Test
    void refusesAChangeThatNamesNoVersion() {
        // Given
        TestSource source = TestSource.fake();

        // When
        var answer = Api.send("{\"description\":\"Shop\"}")
                .patch(SOURCES + "/" + source.id())
                .then();

        // Then
        answer.statusCode(428).body("code", equalTo("precondition_required"));
    }

    @Test
    void refusesAChangeOfAVersionThatIsGone() {
        // Given
        TestSource source = TestSource.fake();
        String version = source.etag();
        change(source, version, "{\"description\":\"Shop\"}").statusCode(200);

        // When
        var answer = change(source, version, "{\"description\":\"Other\"}");

        // Then
        answer.statusCode(412).body("code", equalTo("precondition_failed"));
    }

    @Test
    void refusesToDeleteWithoutAVersion() {
        // Given
        TestSource source = TestSource.fake();

        // When
        var answer = Api.call().delete(SOURCES + "/" + source.id()).then();

        // Then
        answer.statusCode(428);
    }

    @Test
    void answersAnUnknownIdLikeAForeignOne() {
        // When
        var unknown =
                Api.call().get(SOURCES + "/sou_00000000000000000000000000").then();
        var foreign = Api.call().get(SOURCES + "/cus_123").then();

        // Then
        unknown.statusCode(404).body("code", equalTo("not_found"));
        foreign.statusCode(404).body("code", equalTo("not_found"));
    }

    @Test
    void refusesAnUnknownParameterOfTheList() {
        // When
        var answer = Api.call().get(SOURCES + "?stat=active").then();

        // Then
        answer.statusCode(400).body("code", equalTo("unknown_parameter"));
    }

    @Test
    void makesASource() {
        // Given
        String name = "made-" + Long.toString(System.nanoTime(), 36);

        // When
        var answer = Api.send("{\"name\":\"" + name + "\",\"provider\":\"stripe\",\"description\":\"Shop\","
                        + "\"secrets\":[\"whsec_12345678\"]}")
                .post(SOURCES)
                .then();

        // Then
        answer.statusCode(201)
                .header("Location", containsString("/v1/sources/sou_"))
                .header("ETag", "\"0\"")
                .body("id", matchesPattern("sou_[0-9a-z]{26}"))
                .body("object", equalTo("source"))
                .body("name", equalTo(name))
                .body("provider", equalTo("stripe"))
                .body("kind", equalTo("psp"))
                .body("managed_by", equalTo("api"))
                .body("state", equalTo("active"))
                .body("description", equalTo("Shop"))
                .body("tolerance_seconds", equalTo(300))
                .body("webhook_path", equalTo("/webhooks/" + name))
                .body("secrets", hasSize(1));
    }

    @Test
    void neverShowsASecret() {
        // Given
        TestSource source = TestSource.of("fake", "the-secret-itself");

        // When
        String one = Api.call().get(SOURCES + "/" + source.id()).asString();
        String list = Api.call().get(SOURCES + "?limit=100").asString();
        String health = Api.call().get(SOURCES + "/" + source.id() + "/health").asString();
        String rotated =
                rotate(source, "{\"secret\":\"the-secret-itself-2\"}").extract().asString();

        // Then
        assertThat(one + list + health + rotated).doesNotContain("the-secret-itself");
    }

    @Test
    void takesNothingWhilePausedAndEverythingAfterwards() {
        // Given
        TestSource source = TestSource.fake();
        change(source, source.etag(), "{\"state\":\"paused\"}").statusCode(200).body("state", equalTo("paused"));

        // When
        var paused = source.send("a made");
        change(source, source.etag(), "{\"state\":\"active\"}").statusCode(200);
        var active = source.send("a made");

        // Then
        paused.statusCode(404).body("detail", containsString("paused"));
        active.statusCode(200).body("stored", equalTo(1));
    }

    @Test
    void takesNothingAfterDeletionAndKeepsItsEvents() {
        // Given
        TestSource source = TestSource.fake();
        source.send("a made").statusCode(200);

        // When
        var deleted = Api.call()
                .header("If-Match", source.etag())
                .delete(SOURCES + "/" + source.id())
                .then();

        // Then
        deleted.statusCode(200).body("state", equalTo("deleted")).body("secrets", hasSize(0));
        source.send("b made").statusCode(410).body("code", equalTo("gone"));
        assertThat(source.references()).containsExactly("a");
        Api.call().get(SOURCES + "?name=" + source.name()).then().body("data", hasSize(0));
        Api.call().get(SOURCES + "?state=deleted&name=" + source.name()).then().body("data.id", hasItem(source.id()));
    }

    @Test
    void acceptsBothSecretsDuringTheOverlapOfARotation() {
        // Given
        TestSource source = TestSource.of("fake", "first-secret");

        // When
        var answer = rotate(source, "{\"secret\":\"second-secret\",\"overlap_seconds\":3600}");

        // Then
        answer.statusCode(201)
                .body("secrets", hasSize(2))
                .body("secrets.findAll { it.expires_at != null }", hasSize(1));
        source.sendSigned("first-secret", "a made").statusCode(200);
        source.sendSigned("second-secret", "b made").statusCode(200);
    }

    @Test
    void acceptsOnlyTheNewSecretAfterARotationWithoutOverlap() {
        // Given
        TestSource source = TestSource.of("fake", "first-secret");

        // When
        var answer = rotate(source, "{\"secret\":\"second-secret\",\"overlap_seconds\":0}");

        // Then
        answer.statusCode(201).body("secrets", hasSize(1));
        source.sendSigned("first-secret", "a made").statusCode(400);
        source.sendSigned("second-secret", "b made").statusCode(200);
    }

    @Test
    void acceptsEachOfSeveralSecrets() {
        // When
        TestSource source = TestSource.of("fake", "first-secret", "second-secret");

        // Then
        source.sendSigned("first-secret", "a made").statusCode(200);
        source.sendSigned("second-secret", "b made").statusCode(200);
        source.sendSigned("third-secret", "c made").statusCode(400);
    }

    @Test
    void showsHowASourceIsDoing() {
        // Given
        TestSource source = TestSource.fake();
        source.send("a made").statusCode(200);

        // When
        var answer = Api.call().get(SOURCES + "/" + source.id() + "/health").then();

        // Then
        answer.statusCode(200)
                .body("object", equalTo("source_health"))
                .body("source", equalTo(source.id()))
                .body("door.received", equalTo(1))
                .body("door.stored", equalTo(1))
                .body("last_event_at", matchesPattern(".*Z"));
    }

    @Test
    void pagesThroughAllSources() {
        // Given
        TestSource.fake();
        TestSource.fake();
        var first = Api.call().get(SOURCES + "?limit=1").then().statusCode(200);

        // When
        var second = Api.call().get(first.extract().<String>path("links.next")).then();

        // Then
        second.statusCode(200).body("data", hasSize(1));
        assertThat(second.extract().<String>path("data[0].id"))
                .isGreaterThan(first.extract().<String>path("data[0].id"));
    }

    private static ValidatableResponse change(TestSource source, String version, String json) {
        return Api.send(json)
                .header("If-Match", version)
                .patch(SOURCES + "/" + source.id())
                .then();
    }

    private static ValidatableResponse rotate(TestSource source, String json) {
        return Api.send(json)
                .post(SOURCES + "/" + source.id() + "/secret-rotations")
                .then();
    }
}
