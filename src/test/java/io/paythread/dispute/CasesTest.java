package io.paythread.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.fact.ObjectType;
import io.paythread.platform.money.MoneyView;
import io.paythread.timeline.EntryRow;
import io.paythread.timeline.ObjectRow;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CasesTest {
    private static final Instant OPENED = Instant.parse("2026-09-21T07:00:00Z");

    @Test
    void tellsWhatItIsAboutAndUntilWhenItCanBeAnswered() {
        // Given
        ObjectRow dispute = dispute(new JsonObject()
                .put("reason", "duplicate")
                .put("card_brand", "mastercard")
                .put("network_reason_code", "4834")
                .put("refundable", false)
                .put("due_at", "2026-10-01T23:59:59.000000Z"));

        // When
        CaseView view = Cases.view(
                dispute, List.of(entry("dispute:dp_1"), entry("dispute:dp_2")), List.of(), OPENED.plusSeconds(3600));

        // Then
        assertThat(view.stage()).isEqualTo("chargeback");
        assertThat(view.packCategory()).isEqualTo("duplicate");
        assertThat(view.claim()).contains("charged more than once");
        assertThat(view.deadline().state()).isEqualTo("open");
        assertThat(view.deadline().remainingSeconds()).isEqualTo(10 * 86_400 + 15 * 3600 + 3599);
        assertThat(view.refundable()).isFalse();
        assertThat(view.outcome()).isNull();
        assertThat(view.history()).hasSize(1);
    }

    @Test
    void takesAnInquiryForRefundable() {
        // Given
        ObjectRow inquiry = dispute(new JsonObject(), "warning_needs_response");

        // When
        CaseView view = Cases.view(inquiry, List.of(), List.of(), OPENED);

        // Then
        assertThat(view.stage()).isEqualTo("inquiry");
        assertThat(view.refundable()).isTrue();
        assertThat(view.deadline().state()).isEqualTo("none");
    }

    private static ObjectRow dispute(JsonObject attributes) {
        return dispute(attributes, "needs_response");
    }

    private static ObjectRow dispute(JsonObject attributes, String state) {
        return new ObjectRow(
                new UUID(0, 1),
                ObjectType.DISPUTE,
                new UUID(1, 1),
                "dp_1",
                new UUID(2, 1),
                Optional.empty(),
                Optional.empty(),
                Optional.of(state),
                Optional.of(new MoneyView(12000, "EUR")),
                OPENED,
                OPENED,
                false,
                new JsonObject().put("attributes", attributes));
    }

    private static EntryRow entry(String about) {
        return new EntryRow(
                new UUID(3, 1),
                new UUID(2, 1),
                new UUID(1, 1),
                Optional.empty(),
                Optional.empty(),
                "dispute.opened",
                OPENED,
                58,
                OPENED,
                false,
                false,
                Optional.of("needs_response"),
                Optional.of(new MoneyView(12000, "EUR")),
                List.of(about),
                new JsonObject().put("attributes", new JsonObject().put("status", "needs_response")),
                new JsonArray());
    }
}
