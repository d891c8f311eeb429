package io.paythread.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.paythread.fact.ObjectType;
import io.paythread.platform.money.MoneyView;
import io.paythread.timeline.ObjectRow;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkItemsTest {
    private static final ObjectRow PAYMENT = row(
            ObjectType.PAYMENT,
            "pi_1",
            "refunded",
            new JsonObject()
                    .put("network", "Visa")
                    .put("amount_captured", new JsonObject().put("amount", 6000).put("currency", "USD"))
                    .put("captured_at", "2026-08-31T23:59:59Z"));
    private static final ObjectRow WARNING =
            row(ObjectType.EARLY_FRAUD_WARNING, "issfr_1", "not_actionable", new JsonObject());

    @Test
    void countsAReportedAndDisputedPaymentTwiceThoughItWasRefunded() {
        // When
        List<NetworkItem> items = NetworkItems.of(List.of(PAYMENT, WARNING, dispute("lost", "chargeback", "10.4")));

        // Then
        assertThat(items)
                .extracting(NetworkItem::kind)
                .containsExactlyInAnyOrder(
                        ItemKind.PAYMENT, ItemKind.EARLY_FRAUD_WARNING, ItemKind.DISPUTE, ItemKind.FRAUD_DISPUTE);
        assertThat(items).extracting(NetworkItem::network).containsOnly("visa");
        assertThat(items.get(0).day()).as("of the capture, in UTC").isEqualTo(LocalDate.of(2026, 8, 31));
        assertThat(items.get(0).amount()).isEqualTo(6000);
    }

    @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
    @CsvSource({
        "needs_response, chargeback, 4853, DISPUTE",
        "won, chargeback, 4837, DISPUTE FRAUD_DISPUTE",
        "warning_needs_response, inquiry, 10.4, ''",
        "warning_closed, inquiry, 10.4, ''",
        "prevented, resolution, 13.1, ''",
        "prevented, block, 10.4, ''"
    })
    void countsChargebacksAloneAmongDisputes(String status, String type, String reason, String kinds) {
        // When
        List<NetworkItem> items = NetworkItems.of(List.of(dispute(status, type, reason)));

        // Then
        assertThat(String.join(
                        " ", items.stream().map(item -> item.kind().name()).toList()))
                .isEqualTo(kinds);
    }

    @ParameterizedTest(name = "{0}, {1}, evidence sent {2}, {3}: warning counts {4}")
    @CsvSource({
        "under_review, chargeback, true, qualified, false",
        "lost, chargeback, true, qualified, false",
        "needs_response, chargeback, false, qualified, true",
        "under_review, chargeback, true, requires_action, true",
        "under_review, chargeback, true, , true",
        // Blocked with earlier purchases before it was a dispute; refunded by a rule, where the report stays.
        "prevented, block, false, , false",
        "prevented, resolution, false, , true"
    })
    void leavesOutWarningsThatEarlierPurchasesAnswered(
            String status, String type, boolean sent, String compelling, boolean counts) {
        // Given
        JsonObject attributes = new JsonObject()
                .put("network", "visa")
                .put("case_type", type)
                .put("evidence_submitted", sent)
                .put("compelling_evidence", compelling);

        // When
        List<NetworkItem> items =
                NetworkItems.of(List.of(PAYMENT, WARNING, row(ObjectType.DISPUTE, "dp_1", status, attributes)));

        // Then
        assertThat(items.stream().anyMatch(item -> item.kind() == ItemKind.EARLY_FRAUD_WARNING))
                .isEqualTo(counts);
    }

    @Test
    void tellsWhatWasOnlyTriedOut() {
        // Given: the dispute says nothing itself
        ObjectRow payment =
                row(ObjectType.PAYMENT, "pi_1", "refunded", attributes(PAYMENT).put("live", false));
        ObjectRow warning =
                row(ObjectType.EARLY_FRAUD_WARNING, "issfr_1", "actionable", new JsonObject().put("live", true));
        ObjectRow dispute = dispute("lost", "chargeback", "13.1");

        // Then
        assertThat(NetworkItems.of(List.of(payment, dispute)))
                .extracting(NetworkItem::live)
                .containsOnly(false);
        assertThat(NetworkItems.of(List.of(payment, warning, dispute)))
                .extracting(NetworkItem::kind, NetworkItem::live)
                .containsExactlyInAnyOrder(
                        tuple(ItemKind.PAYMENT, false),
                        tuple(ItemKind.EARLY_FRAUD_WARNING, true),
                        tuple(ItemKind.DISPUTE, true));
        assertThat(NetworkItems.of(List.of(PAYMENT)))
                .extracting(NetworkItem::live)
                .containsOnly(true);
    }

    private static JsonObject attributes(ObjectRow row) {
        return row.state().getJsonObject("attributes").copy();
    }

    @Test
    void leavesOutWhatHasNoNetwork() {
        // Given
        ObjectRow transfer = row(
                ObjectType.PAYMENT,
                "pi_2",
                "succeeded",
                new JsonObject()
                        .put(
                                "amount_captured",
                                new JsonObject().put("amount", 1).put("currency", "EUR")));

        // Then
        assertThat(NetworkItems.of(List.of(transfer, WARNING))).isEmpty();
    }

    private static ObjectRow dispute(String status, String type, String reason) {
        return row(
                ObjectType.DISPUTE,
                "dp_1",
                status,
                new JsonObject().put("network", "visa").put("case_type", type).put("network_reason_code", reason));
    }

    private static ObjectRow row(ObjectType type, String reference, String status, JsonObject attributes) {
        JsonObject state = new JsonObject()
                .put("attributes", attributes)
                .put("about", new JsonArray().add("payment:pi_1"))
                .put("entries", new JsonArray());
        return new ObjectRow(
                new UUID(type.wireName().hashCode(), reference.hashCode()),
                type,
                new UUID(1, 1),
                reference,
                new UUID(2, 2),
                Optional.empty(),
                Optional.empty(),
                Optional.of(status),
                Optional.<MoneyView>empty(),
                Instant.parse("2026-09-14T09:00:00Z"),
                Instant.parse("2026-09-14T09:00:01Z"),
                false,
                state);
    }
}
