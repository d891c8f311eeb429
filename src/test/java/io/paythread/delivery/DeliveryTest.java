package io.paythread.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.standardwebhooks.Webhook;
import io.paythread.Api;
import io.paythread.Eventually;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What receivers do, and what we make of it. */
@QuarkusTest
class DeliveryTest {
    private final DeliveryStage stage;
    private final DeliveryCleaning cleaning;
    private final UUID customer = UUID.randomUUID();
    private @Nullable Receiver opened;

    @Inject
    DeliveryTest(DeliveryStage stage, DeliveryCleaning cleaning) {
        this.stage = stage;
        this.cleaning = cleaning;
    }

    @BeforeEach
    void listen() {
        opened = new Receiver();
    }

    private Receiver receiver() {
        return Objects.requireNonNull(opened);
    }

    @AfterEach
    void close() {
        stage.clear();
        receiver().close();
    }

    @Test
    void sendsWhatTheEndpointWantsSignedAndThin() {
        // Given
        JsonPath endpoint = stage.endpoint(
                receiver(), customer, ", \"event_types\": [\"payment.updated\"], \"headers\": {\"X-Own\": \"mine\"}");

        // When
        stage.happens(stage.customer(), 1);
        stage.happens(customer, 1);
        JsonPath message = DeliveryStage.message(endpoint, "delivered", 1);

        // Then
        Receiver.Got got = receiver().got().get(0);
        JsonPath body = new JsonPath(got.body());
        assertThat(receiver().got()).hasSize(1);
        assertThatCode(() -> new Webhook(endpoint.getString("secret")).verify(got.body(), got.headers()))
                .doesNotThrowAnyException();
        assertThat(got.header("webhook-id")).isEqualTo(message.getString("id"));
        assertThat(got.header("x-own")).isEqualTo("mine");
        assertThat(got.header("content-type")).isEqualTo("application/json");
        assertThat(body.getString("type")).isEqualTo("payment.updated");
        assertThat(body.getString("timestamp")).isEqualTo(message.getString("recorded_at"));
        assertThat(body.getString("data.customer")).isEqualTo(message.getString("customer"));
        assertThat(body.getString("data.id")).isEqualTo(message.getString("feed_entry"));
        assertThat(body.getString("data.subject")).startsWith("pay_");
        assertThat(body.<Object>get("data.data")).isNull();
        assertThat(message.getInt("tries[0].status")).isEqualTo(200);
        assertThat(message.getString("tries[0].response")).isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308, 400, 401, 404, 408, 429, 500, 502, 503, 504})
    void sendsAgainUnderTheSameIdWhatWasNotTaken(int status) {
        // Given
        receiver().then(status);
        JsonPath endpoint = stage.endpoint(receiver(), customer);

        // When
        stage.happens(customer, 1);
        JsonPath failed = DeliveryStage.message(endpoint, "pending", 1);
        stage.hurry(endpoint);
        JsonPath delivered = DeliveryStage.message(endpoint, "delivered", 2);

        // Then
        Duration pause = Duration.between(
                Instant.parse(failed.getString("tries[0].started_at")),
                Instant.parse(failed.getString("next_attempt_at")));
        assertThat(pause).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(8));
        assertThat(failed.getInt("tries[0].status")).isEqualTo(status);
        assertThat(delivered.getList("tries.status")).containsExactly(status, 200);
        assertThat(receiver().got()).hasSize(2);
        assertThat(receiver().got()).extracting(got -> got.header("webhook-id")).containsOnly(failed.getString("id"));
        assertThat(DeliveryStage.read(endpoint).getInt("health.failures")).isZero();
    }

    @Test
    void sendsAgainWhereNoAnswerCame() {
        // Given
        receiver().then(request -> request.connection().close());
        JsonPath endpoint = stage.endpoint(receiver(), customer);

        // When
        stage.happens(customer, 1);
        JsonPath failed = DeliveryStage.message(endpoint, "pending", 1);
        stage.hurry(endpoint);

        // Then
        assertThat(failed.getString("tries[0].fault")).isEqualTo("connection");
        assertThat(DeliveryStage.message(endpoint, "delivered", 2).getString("id"))
                .isEqualTo(failed.getString("id"));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void waitsAsLongAsTheReceiverAsksAndGoesMoreSlowlyThen(int status) {
        // Given
        receiver().then(request -> request.response()
                .setStatusCode(status)
                .putHeader("Retry-After", "3600")
                .end());
        JsonPath endpoint = stage.endpoint(receiver(), customer, ", \"rate\": 1000");

        // When
        stage.happens(customer, 1);
        JsonPath failed = DeliveryStage.message(endpoint, "pending", 1);

        // Then
        Duration pause = Duration.between(
                Instant.parse(failed.getString("tries[0].started_at")),
                Instant.parse(failed.getString("next_attempt_at")));
        assertThat(pause).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(61));
        assertThat(DeliveryStage.read(endpoint).getInt("health.rate")).isEqualTo(500);
        assertThat(DeliveryStage.read(endpoint).getString("health.held_until")).isNotNull();
    }

    @Test
    void disablesWhoIsGoneAndKeepsTheRestForThem() {
        // Given
        receiver().then(410);
        JsonPath endpoint = stage.endpoint(receiver(), customer);
        stage.happens(customer, 1);
        JsonPath failed = DeliveryStage.message(endpoint, "failed", 1);

        // When
        stage.happens(customer, 2);
        Eventually.within(DeliveryStage.PATIENCE, () -> assertThat(DeliveryStage.messages(endpoint))
                .hasSize(3));
        JsonPath disabled = DeliveryStage.read(endpoint);
        DeliveryStage.change(endpoint, "{\"state\": \"active\"}").then().statusCode(200);

        // Then
        Eventually.within(DeliveryStage.PATIENCE, () -> assertThat(DeliveryStage.messages(endpoint))
                .extracting(message -> message.getString("state"))
                .containsExactly("delivered", "delivered", "failed"));
        assertThat(disabled.getString("state")).isEqualTo("disabled");
        assertThat(disabled.getString("disabled_reason")).isEqualTo("gone");
        assertThat(failed.getInt("tries[0].status")).isEqualTo(410);
        assertThat(audited(endpoint)).contains("webhook_endpoint.disable");
    }

    @Test
    void disablesWhoDoesNothingButFailForFiveDays() {
        // Given
        receiver().then(500, 500);
        JsonPath endpoint = stage.endpoint(receiver(), customer);
        stage.happens(customer, 1);
        JsonPath unused = DeliveryStage.message(endpoint, "pending", 1);

        // When
        stage.run(
                "update webhook_endpoint set failing_since = failing_since - interval '120 hours' where id = $1",
                DeliveryStage.uuid(endpoint));
        stage.hurry(endpoint);
        JsonPath message = DeliveryStage.message(endpoint, "pending", 2);

        // Then
        JsonPath disabled = DeliveryStage.read(endpoint);
        assertThat(disabled.getString("disabled_reason")).isEqualTo("failing");
        assertThat(audited(endpoint)).contains("webhook_endpoint.disable");
        DeliveryStage.change(endpoint, "{\"state\": \"active\"}").then().statusCode(200);
        stage.hurry(endpoint);
        assertThat(DeliveryStage.message(endpoint, "delivered", 3).getString("id"))
                .isEqualTo(message.getString("id"));
    }

    @Test
    void givesUpAfterTenAttemptsAndRecoversWhenAsked() {
        // Given
        receiver().then(500, 500, 500, 500, 500, 500, 500, 500, 500, 500);
        JsonPath endpoint = stage.endpoint(receiver(), customer);
        Instant before = Instant.now().minusSeconds(60);
        stage.happens(customer, 1);
        for (int attempt = 1; attempt < 10; attempt++) {
            JsonPath unused = DeliveryStage.message(endpoint, "pending", attempt);
            stage.hurry(endpoint);
        }
        JsonPath failed = DeliveryStage.message(endpoint, "failed", 10);
        stage.hurry(endpoint);

        // When
        Api.send("{\"since\": \"" + before + "\"}")
                .post(DeliveryStage.ENDPOINTS + "/" + endpoint.getString("id") + "/recoveries")
                .then()
                .statusCode(202);

        // Then
        JsonPath delivered = DeliveryStage.message(endpoint, "delivered", 11);
        assertThat(delivered.getString("id")).isEqualTo(failed.getString("id"));
        assertThat(receiver().got()).extracting(got -> got.header("webhook-id")).containsOnly(failed.getString("id"));
    }

    @Test
    void replaysARangeAndOneMessageUnderTheirIds() {
        // Given
        JsonPath endpoint = stage.endpoint(receiver(), customer);
        stage.happens(customer, 3);
        Eventually.within(DeliveryStage.PATIENCE, () -> assertThat(DeliveryStage.messages(endpoint))
                .extracting(message -> message.getString("state"))
                .containsExactly("delivered", "delivered", "delivered"));
        Set<String> ids = new HashSet<>();
        receiver().got().forEach(got -> ids.add(got.header("webhook-id")));
        String id = DeliveryStage.messages(endpoint).get(0).getString("id");

        // When
        Instant since = Instant.now().minusSeconds(600);
        int replayed = Api.send("{\"since\": \"" + since + "\", \"messages\": \"all\"}")
                .post(DeliveryStage.ENDPOINTS + "/" + endpoint.getString("id") + "/recoveries")
                .then()
                .statusCode(202)
                .extract()
                .path("messages");
        Eventually.within(
                DeliveryStage.PATIENCE, () -> assertThat(receiver().got()).hasSize(6));
        Eventually.within(DeliveryStage.PATIENCE, () -> assertThat(DeliveryStage.messages(endpoint))
                .extracting(message -> message.getString("state"))
                .containsOnly("delivered"));
        Api.send("")
                .post(DeliveryStage.MESSAGES + "/" + id + "/attempts")
                .then()
                .statusCode(202);
        Eventually.within(
                DeliveryStage.PATIENCE, () -> assertThat(receiver().got()).hasSize(7));

        // Then
        assertThat(replayed).isEqualTo(3);
        assertThat(ids).hasSize(3);
        assertThat(receiver().got())
                .extracting(got -> got.header("webhook-id"))
                .containsOnly(ids.toArray(String[]::new));
    }

    @Test
    void repeatsAndNeverLosesWhatWasUnderWayWhenTheProcessDied() {
        // Given: the receiver has it, and nobody will hear of it
        JsonPath endpoint = stage.endpoint(receiver().then(request -> {}), customer);
        stage.happens(customer, 1);
        Eventually.within(
                DeliveryStage.PATIENCE, () -> assertThat(receiver().got()).hasSize(1));

        // When
        stage.loseLeases(endpoint);
        JsonPath message = DeliveryStage.message(endpoint, "delivered", 1);

        // Then
        assertThat(receiver().got()).hasSize(2);
        assertThat(receiver().got()).extracting(got -> got.header("webhook-id")).containsOnly(message.getString("id"));
    }

    @Test
    void holdsUpNobodyForOneThatHangs() {
        // Given: more messages than one endpoint gets at a time, for one that says nothing
        Receiver hanging = new Receiver();
        for (int i = 0; i < 20; i++) {
            hanging.then(request -> {});
        }
        JsonPath slow = stage.endpoint(hanging, customer);
        JsonPath quick = stage.endpoint(receiver(), customer);

        // When
        stage.happens(customer, 20);

        // Then
        Eventually.within(
                Duration.ofSeconds(10), () -> assertThat(receiver().got()).hasSize(20));
        assertThat(hanging.got()).hasSizeLessThanOrEqualTo(4);
        assertThat(DeliveryStage.messages(slow)).hasSize(20);
        assertThat(DeliveryStage.read(quick).getInt("health.failures")).isZero();
        hanging.close();
    }

    @Test
    void keepsToTheRate() {
        // Given: one a minute
        JsonPath endpoint = stage.endpoint(receiver(), customer, ", \"rate\": 1");

        // When
        stage.happens(customer, 6);
        Eventually.within(DeliveryStage.PATIENCE, () -> assertThat(DeliveryStage.messages(endpoint))
                .hasSize(6)
                .anyMatch(message -> message.getString("state").equals("delivered")));

        // Then: what one claim took, and no more until it is paid off
        Eventually.within(DeliveryStage.PATIENCE, () -> assertThat(DeliveryStage.messages(endpoint))
                .filteredOn(message -> message.getString("state").equals("delivered"))
                .hasSize(1));
        assertThat(receiver().got()).hasSize(1);
    }

    @Test
    void signsWithBothSecretsDuringARotation() {
        // Given
        JsonPath endpoint = stage.endpoint(receiver(), customer, ", \"asymmetric\": true");
        JsonPath rotated = Api.send("{\"overlap_seconds\": 3600}")
                .post(DeliveryStage.ENDPOINTS + "/" + endpoint.getString("id") + "/secret-rotations")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        // When
        stage.happens(customer, 1);
        JsonPath unused = DeliveryStage.message(endpoint, "delivered", 1);

        // Then
        Receiver.Got got = receiver().got().get(0);
        for (JsonPath known : List.of(endpoint, rotated)) {
            assertThatCode(() -> new Webhook(known.getString("secret")).verify(got.body(), got.headers()))
                    .doesNotThrowAnyException();
        }
        assertThat(got.header("webhook-signature").split(" "))
                .hasSize(4)
                .filteredOn(signature -> signature.startsWith("v1a,"))
                .hasSize(2);
    }

    @Test
    void sendsATest() {
        // Given
        JsonPath endpoint = stage.endpoint(receiver(), customer);

        // When
        Api.send("")
                .post(DeliveryStage.ENDPOINTS + "/" + endpoint.getString("id") + "/test-deliveries")
                .then()
                .statusCode(202);
        JsonPath message = DeliveryStage.message(endpoint, "delivered", 1);

        // Then
        assertThat(message.getString("event_type")).isEqualTo("endpoint.test");
        assertThat(new JsonPath(receiver().got().get(0).body()).getString("data.endpoint"))
                .isEqualTo(endpoint.getString("id"));
    }

    @Test
    void cancelsWhatWaitsForWhoIsDeletedAndForgetsItInTime() {
        // Given
        receiver().then(500);
        JsonPath endpoint = stage.endpoint(receiver(), customer);
        stage.happens(customer, 1);
        JsonPath pending = DeliveryStage.message(endpoint, "pending", 1);
        String path = DeliveryStage.ENDPOINTS + "/" + endpoint.getString("id");

        // When
        Api.call().header("If-Match", "*").delete(path).then().statusCode(204);
        JsonPath cancelled = DeliveryStage.message(endpoint, "cancelled", 1);
        stage.run(
                "update webhook_message set created_at = created_at - interval '31 days' where endpoint_id = $1",
                DeliveryStage.uuid(endpoint));
        var unused = DeliveryStage.await(cleaning.clean());

        // Then
        assertThat(cancelled.getString("id")).isEqualTo(pending.getString("id"));
        Api.call().get(path).then().statusCode(404);
        Api.call()
                .get(DeliveryStage.MESSAGES + "/" + pending.getString("id"))
                .then()
                .statusCode(404);
    }

    @Test
    void keepsOfAnAnswerTheBeginWithoutCardNumbers() {
        // Given
        receiver()
                .then(request ->
                        request.response().setStatusCode(500).end("card 4242424242424242 " + "x".repeat(9000)));
        JsonPath endpoint = stage.endpoint(receiver(), customer);

        // When
        stage.happens(customer, 1);
        JsonPath message = DeliveryStage.message(endpoint, "pending", 1);

        // Then
        assertThat(message.getString("tries[0].response"))
                .doesNotContain("4242424242424242")
                .hasSizeLessThanOrEqualTo(4096)
                .startsWith("card [Visa ....4242] x");
    }

    private static List<String> audited(JsonPath endpoint) {
        return Api.call()
                .get("/v1/audit-events?limit=100&target=" + endpoint.getString("id"))
                .jsonPath()
                .getList("data.action");
    }
}
