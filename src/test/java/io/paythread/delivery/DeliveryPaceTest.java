package io.paythread.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.Eventually;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who is sent to how fast. */
@QuarkusTest
class DeliveryPaceTest extends ToOneReceiver {
    @Inject
    DeliveryPaceTest(DeliveryStage stage) {
        super(stage);
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
}
