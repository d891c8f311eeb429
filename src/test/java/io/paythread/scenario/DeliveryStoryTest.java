package io.paythread.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.paythread.Api;
import io.paythread.Eventually;
import io.paythread.delivery.Receiver;
import io.paythread.demo.Stories;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whole stories, as they come out at receivers that verify them. */
@QuarkusTest
class DeliveryStoryTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ENDPOINTS = "/v1/webhook-endpoints";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Stage stage;

    @Inject
    DeliveryStoryTest(Stage stage) {
        this.stage = stage;
    }

    @Test
    void tellsEveryRowOfTheFeedVerifiedAndByTheSchemaOfItsType() {
        // Given
        stage.setUp();
        stage.clear();
        try (Receiver thin = new Receiver();
                Receiver full = new Receiver()) {
            Response thinly = endpoint(thin, "thin");
            Response fully = endpoint(full, "full");

            // The service's clock stands at times of the stories; receivers look at theirs.
            become("disabled", thinly, fully);
            Stories.asWritten().forEach(story -> stage.play(story.genuine()));

            // When
            become("active", thinly, fully);
            Set<String> rows = feed();
            Eventually.within(PATIENCE, () -> assertThat(told(thin)).containsAll(rows));
            Eventually.within(PATIENCE, () -> assertThat(told(full)).containsAll(rows));

            // Then
            assertThat(faults(thin, thinly.path("secret"))).isEmpty();
            assertThat(faults(full, fully.path("secret"))).isEmpty();
            assertThat(bodies(thin)).noneMatch(body -> body.path("data").has("data"));
            assertThat(bodies(full))
                    .anyMatch(body -> body.at("/data/data/object").asText().equals("payment"));
            assertThat(full.got()).noneMatch(got -> got.body().contains("ana@example.com"));
            assertThat(bodies(full)).noneMatch(body -> body.has("truncated"));
            remove(thinly);
            remove(fully);
        }
    }

    private static Response endpoint(Receiver receiver, String payload) {
        Response made = Api.send("{\"url\": \"%s\", \"payload\": \"%s\"}".formatted(receiver.url(), payload))
                .post(ENDPOINTS);
        assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
        return made;
    }

    private static void become(String state, Response... endpoints) {
        for (Response endpoint : endpoints) {
            Api.send("{\"state\": \"" + state + "\"}")
                    .header("If-Match", "*")
                    .patch(ENDPOINTS + "/" + endpoint.path("id"))
                    .then()
                    .statusCode(200);
        }
    }

    private static void remove(Response endpoint) {
        Api.call()
                .header("If-Match", "*")
                .delete(ENDPOINTS + "/" + endpoint.path("id"))
                .then()
                .statusCode(204);
    }

    private static Set<String> feed() {
        return new HashSet<>(Api.call()
                .get("/v1/feed?after=earliest&limit=1000")
                .then()
                .statusCode(200)
                .extract()
                .path("data.id"));
    }

    private static Set<String> told(Receiver receiver) {
        Set<String> ids = new HashSet<>();
        bodies(receiver).forEach(body -> ids.add(body.at("/data/id").asText()));
        return ids;
    }

    private static List<JsonNode> bodies(Receiver receiver) {
        return receiver.got().stream().map(got -> tree(got.body())).toList();
    }

    /** What a careful receiver would find wrong. */
    private static List<String> faults(Receiver receiver, String secret) {
        Map<String, JsonSchema> schemas = new HashMap<>();
        List<String> faults = new ArrayList<>();
        for (Receiver.Got got : receiver.got()) {
            JsonNode body = tree(got.body());
            String type = body.path("type").asText();
            try {
                new Webhook(secret).verify(got.body(), got.headers());
            } catch (WebhookVerificationException | EmptyWebhookSecretException e) {
                faults.add(type + " is not signed: " + e.getMessage());
            }
            schemas.computeIfAbsent(type, DeliveryStoryTest::schema)
                    .validate(body.path("data"))
                    .forEach(fault -> faults.add(type + ": " + fault.getMessage()));
            if (got.body().getBytes(StandardCharsets.UTF_8).length >= 20_000) {
                faults.add(type + " is too large");
            }
        }
        return faults;
    }

    private static JsonSchema schema(String type) {
        String text = Api.call()
                .get("/v1/event-types/" + type + "/schema")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(text.replaceFirst("\"\\$id\":\"[^\"]*\",", ""));
    }

    private static JsonNode tree(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text, e);
        }
    }
}
