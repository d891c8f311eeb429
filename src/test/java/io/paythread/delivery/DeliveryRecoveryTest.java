package io.paythread.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Api;
import io.paythread.Eventually;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is sent again because somebody asks for it, or because a process died. */
@QuarkusTest
class DeliveryRecoveryTest extends ToOneReceiver {
    @Inject
    DeliveryRecoveryTest(DeliveryStage stage) {
        super(stage);
    }

    @Test
    void givesUpAfterTenAttemptsAndRecoversWhenAsked() {
        // Given
        receiver().then(500, 500, 500, 500, 500, 500, 500, 500, 500, 500);
        JsonPath endpoint = stage.endpoint(receiver(), customer);
        Instant before = stage.now().minusSeconds(60);
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
        Instant since = stage.now().minusSeconds(600);
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
}
