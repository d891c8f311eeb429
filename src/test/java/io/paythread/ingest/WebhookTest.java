package io.paythread.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.paythread.Api;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WebhookTest {

    @Test
    void refusesWhatIsForNoSource() {
        // When
        var answer = given().body("a made").post("/webhooks/nobody").then();

        // Then
        answer.statusCode(404).contentType("application/problem+json").body("code", equalTo("not_found"));
    }

    @Test
    void refusesWhatIsNotSigned() {
        // Given
        TestSource source = TestSource.fake();

        // When
        var answer = given().body("a made").post(source.path()).then();

        // Then
        answer.statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("invalid_signature"))
                .body("detail", containsString("no signature"));
        assertThat(source.references()).isEmpty();
    }

    @Test
    void refusesWhatIsSignedWithAnotherSecretAndCountsIt() {
        // Given
        TestSource source = TestSource.fake();

        // When
        var answer = source.sendSigned("another", "a made");

        // Then
        answer.statusCode(400).body("code", equalTo("invalid_signature"));
        assertThat(source.references()).isEmpty();
        assertThat(source.health().getInt("door.refused.wrong_signature")).isEqualTo(1);
    }

    @Test
    void refusesAnEncodedBody() {
        // Given
        TestSource source = TestSource.fake();

        // When
        var answer = TestSource.signed(TestSource.SECRET, "a made")
                .header("Content-Encoding", "gzip")
                .post(source.path())
                .then();

        // Then
        answer.statusCode(415).contentType("application/problem+json").body("code", equalTo("unsupported_media_type"));
    }

    @Test
    void namesTheOneMethodThatItKnows() {
        // Given
        TestSource source = TestSource.fake();

        // When
        var answer = given().get(source.path()).then();

        // Then
        answer.statusCode(405).header("Allow", "POST").body("code", equalTo("method_not_allowed"));
    }

    @Test
    void storesWhatIsSigned() {
        // Given
        TestSource source = TestSource.fake();

        // When
        var answer = source.send("a made");

        // Then
        answer.statusCode(200).body("stored", equalTo(1)).body("duplicates", equalTo(0));
        assertThat(source.references()).containsExactly("a");
    }

    @Test
    void takesEventsAtTheAddressWithTheId() {
        // Given
        TestSource source = TestSource.fake();

        // When
        var answer = TestSource.signed(TestSource.SECRET, "a made")
                .post("/webhooks/" + source.id())
                .then();

        // Then
        answer.statusCode(200);
        assertThat(source.references()).containsExactly("a");
    }

    @Test
    void answersDuplicatesAsSuccess() {
        // Given
        TestSource source = TestSource.fake();
        source.send("a made").statusCode(200);

        // When
        var answer = source.send("a made");

        // Then
        answer.statusCode(200).body("stored", equalTo(0)).body("duplicates", equalTo(1));
        assertThat(source.references()).containsExactly("a");
        assertThat(source.health().getInt("door.duplicates")).isEqualTo(1);
    }

    @Test
    void storesAllEventsOfOneRequest() {
        // Given
        TestSource source = TestSource.fake();
        source.send("b made").statusCode(200);

        // When
        var answer = source.send("a made", "b made", "c made");

        // Then
        answer.statusCode(200).body("stored", equalTo(2)).body("duplicates", equalTo(1));
        assertThat(source.references()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void keepsSourcesApart() {
        // Given
        TestSource one = TestSource.fake();
        TestSource other = TestSource.fake();
        one.send("a made").statusCode(200);

        // When
        var answer = other.send("a made");

        // Then
        answer.statusCode(200).body("stored", equalTo(1));
    }

    @Test
    void takesAThinEventForADuplicateOfItsSnapshot() {
        // Given
        TestSource source = TestSource.fake();
        source.send("snapshot made").statusCode(200);

        // When
        var answer = source.send("thin made snapshot");

        // Then
        answer.statusCode(200).body("stored", equalTo(0)).body("duplicates", equalTo(1));
        assertThat(source.references()).containsExactly("snapshot");
    }

    @Test
    void takesAThinEventForADuplicateOfItsSnapshotInTheSameRequest() {
        // Given
        TestSource source = TestSource.fake();

        // When
        var answer = source.send("thin made snapshot", "snapshot made");

        // Then
        answer.statusCode(200).body("stored", equalTo(1)).body("duplicates", equalTo(1));
        assertThat(source.references()).containsExactly("snapshot");
    }

    @Test
    void storesTheSnapshotAfterItsThinEventAndMarksThatOneSuperseded() {
        // Given
        TestSource source = TestSource.fake();
        source.send("thin made snapshot").statusCode(200);

        // When
        var answer = source.send("snapshot made");

        // Then
        answer.statusCode(200).body("stored", equalTo(1));
        var events = source.events().jsonPath();
        assertThat(events.getString("data.find { it.form == 'thin' }.state")).isEqualTo("ignored");
        assertThat(events.getString("data.find { it.form == 'thin' }.reason")).isEqualTo("superseded");
    }

    @Test
    void keepsAnEventWhoseReferenceNoDatabaseCanHold() {
        // Given
        TestSource source = TestSource.fake();

        // When
        var answer = source.send("a\u0000b made");

        // Then
        answer.statusCode(200).body("stored", equalTo(1));
        assertThat(source.events().jsonPath().getString("data[0].type")).isEqualTo("unreadable");
        assertThat(source.references().get(0)).startsWith("sha256:");
    }

    @Test
    void givesBackTheBytesWithoutCardNumbers() {
        // Given
        TestSource source = TestSource.fake();
        source.send("a made | I paid with 4242 4242 4242 4242").statusCode(200);
        var event = source.events().jsonPath();

        // When
        var answer = Api.call()
                .get("/v1/inbound-events/" + event.getString("data[0].id") + "/body")
                .then();

        // Then
        answer.statusCode(200).contentType("application/octet-stream");
        assertThat(answer.extract().asString()).isEqualTo("a made | I paid with [Visa ....4242]");
        assertThat(event.getInt("data[0].redactions")).isEqualTo(1);
    }

    @Test
    void takesALargeBodyOnAWorker() {
        // Given
        TestSource source = TestSource.fake();
        String body = "a " + "made".repeat(120_000);

        // When
        var answer = source.sendSigned(TestSource.SECRET, body);

        // Then
        answer.statusCode(200);
        assertThat(source.events().jsonPath().getInt("data[0].bytes")).isEqualTo(body.length());
    }

    @Test
    void refusesABodyThatIsTooLarge() {
        // Given
        TestSource source = TestSource.fake();

        // When
        var answer = source.sendSigned(TestSource.SECRET, "a " + "m".repeat(2 * 1024 * 1024));

        // Then
        answer.statusCode(413).contentType("application/problem+json").body("code", equalTo("payload_too_large"));
        assertThat(source.references()).isEmpty();
    }

    @Test
    void showsAnEventWithWhatIsKnownOfIt() {
        // Given
        TestSource source = TestSource.fake();
        source.send("a made").statusCode(200);
        String id = source.events().jsonPath().getString("data[0].id");

        // When
        var answer = Api.call().get("/v1/inbound-events/" + id).then();

        // Then
        answer.statusCode(200)
                .body("object", equalTo("inbound_event"))
                .body("source", equalTo(source.id()))
                .body("type", equalTo("made"))
                .body("form", equalTo("snapshot"))
                .body("origin", equalTo("webhook"))
                .body("bytes", equalTo(6))
                .body("redactions", equalTo(0));
    }
}
