package io.paythread.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.standardwebhooks.Webhook;
import io.paythread.Api;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What receivers get. */
@QuarkusTest
class DeliveryTest extends ToOneReceiver {
    private final DeliveryCleaning cleaning;

    @Inject
    DeliveryTest(DeliveryStage stage, DeliveryCleaning cleaning) {
        super(stage);
        this.cleaning = cleaning;
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
}
