package io.paythread.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PayloadShapeTest {
    @Test
    void showsIdsTypesAmountsAndTimesAndTellsOfTheRestOnlyHowLongItIs() {
        // When
        PayloadShape shape = shape(
                """
                {"id": "evt_1", "type": "charge.failed", "livemode": false, "time": "2026-09-14T09:00:05Z",
                 "data": {"name": "Ana", "amount": 1050, "phone": 4915112345678, "notes": ["late", null]}}
                """);

        // Then
        assertThat(shape.hidden()).isEqualTo(3);
        Map<String, Object> data = new java.util.HashMap<>();
        data.put("name", "(text of 3 characters)");
        data.put("amount", 1050);
        data.put("phone", "(number)");
        data.put("notes", java.util.Arrays.asList("(text of 4 characters)", null));
        assertThat(shape.payload())
                .contains(Map.of(
                        "id", "evt_1",
                        "type", "charge.failed",
                        "livemode", false,
                        "time", "2026-09-14T09:00:05Z",
                        "data", data));
    }

    @Test
    void hidesWhatOnlyStandsInTheFieldOfAnId() {
        // When
        PayloadShape shape = shape("{\"id\": \"ana@example.com\", \"status\": \"please call me\"}");

        // Then
        assertThat(shape.payload())
                .contains(Map.of("id", "(text of 15 characters)", "status", "(text of 14 characters)"));
    }

    @Test
    void hidesWhoHoldsACardWhoMayActAndWhyABankRefused() {
        // When
        PayloadShape shape = shape(
                """
                {"fingerprint": "fp_1", "client_secret": "pi_1_secret_2", "decline_code": "stolen_card", "object": "charge"}
                """);

        // Then
        assertThat(shape.payload())
                .contains(Map.of(
                        "fingerprint", "(text of 4 characters)",
                        "client_secret", "(text of 13 characters)",
                        "decline_code", "(text of 11 characters)",
                        "object", "charge"));
    }

    @Test
    void showsNothingOfBytesThatAreNoJson() {
        // Then
        assertThat(shape("Dear Ana").payload()).isEmpty();
        assertThat(shape("\"Dear Ana\"").payload()).isEmpty();
        assertThat(shape("").payload()).isEqualTo(Optional.empty());
        assertThat(shape("[1]").payload()).contains(Map.of("items", List.of(1)));
    }

    private static PayloadShape shape(String body) {
        return PayloadShape.of(body.getBytes(StandardCharsets.UTF_8), Set.of("id", "fingerprint", "client_secret"));
    }
}
