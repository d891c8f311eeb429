package io.paythread.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.audit.AuditTrail;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One row of the audit log for each change of a source, and for each look at raw bytes. */
@QuarkusTest
class SourceAuditTest {
    private static final String SECRET = "another-secret-of-the-test";

    @Test
    void takesDownEachChangeOnce() {
        // Given
        TestSource other = TestSource.fake();
        String path = "/v1/sources/" + other.id();

        // When
        Response created = Api.send(
                        "{\"name\":\"" + other.name() + "-2\",\"provider\":\"fake\",\"secrets\":[\"" + SECRET + "\"]}")
                .post("/v1/sources");
        Response rotated = Api.send("{\"secret\":\"" + SECRET + "\"}").post(path + "/secret-rotations");
        Response changed = Api.send("{\"state\":\"paused\"}")
                .header("If-Match", other.etag())
                .patch(path);
        Response deleted = Api.call().header("If-Match", other.etag()).delete(path);

        // Then
        assertThat(AuditTrail.actions(created)).containsExactly("source.create");
        assertThat(AuditTrail.actions(rotated)).containsExactly("source.rotate_secret");
        assertThat(AuditTrail.actions(changed)).containsExactly("source.change");
        assertThat(AuditTrail.actions(deleted)).containsExactly("source.delete");
        Map<String, Object> row = AuditTrail.of(changed).get(0);
        assertThat(row).extracting("actor", "target.id").containsExactly("key:bootstrap", other.id());
        assertThat(row).extracting("before.state", "after.state").containsExactly("active", "paused");
        assertThat(List.of(AuditTrail.of(created), AuditTrail.of(rotated)).toString())
                .doesNotContain(SECRET);
    }

    @Test
    void takesDownNothingThatWasRefused() {
        // Given
        TestSource source = TestSource.fake();

        // When
        Response refused = Api.call().header("If-Match", "\"99\"").delete("/v1/sources/" + source.id());

        // Then
        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(AuditTrail.of(refused)).isEmpty();
    }

    @Test
    void takesDownEachLookAtRawBytes() {
        // Given
        TestSource source = TestSource.fake();
        var unused = source.send("evt_1 thing").statusCode(200);
        String event = source.events().jsonPath().getString("data[0].id");

        // When
        Response body = Api.call().get("/v1/inbound-events/" + event + "/body");

        // Then
        assertThat(body.statusCode()).isEqualTo(200);
        assertThat(AuditTrail.of(body)).singleElement().satisfies(row -> assertThat(row)
                .extracting("action", "target.id")
                .containsExactly("inbound_event.read_body", event));
    }
}
