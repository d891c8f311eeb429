package io.paythread.delivery;

import io.paythread.Api;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tests with a receiver and a customer of their own. */
abstract class ToOneReceiver {
    final DeliveryStage stage;
    UUID customer = new UUID(0, 0);
    private @Nullable Receiver opened;

    ToOneReceiver(DeliveryStage stage) {
        this.stage = stage;
    }

    @BeforeEach
    void listen() {
        customer = stage.customer();
        opened = new Receiver();
    }

    @AfterEach
    void close() {
        stage.clear();
        receiver().close();
    }

    Receiver receiver() {
        return Objects.requireNonNull(opened);
    }

    /** What the audit log says of the endpoint. */
    static List<String> audited(JsonPath endpoint) {
        return Api.call()
                .get("/v1/audit-events?limit=100&target=" + endpoint.getString("id"))
                .jsonPath()
                .getList("data.action");
    }
}
