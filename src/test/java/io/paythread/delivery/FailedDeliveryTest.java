package io.paythread.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Eventually;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What receivers do not take, and what we make of it. */
@QuarkusTest
class FailedDeliveryTest extends ToOneReceiver {
    @Inject
    FailedDeliveryTest(DeliveryStage stage) {
        super(stage);
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
}
