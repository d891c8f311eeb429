package io.paythread.insight;

import static io.paythread.insight.RawEvents.at;
import static io.paythread.insight.RawEvents.card;
import static io.paythread.insight.RawEvents.object;
import static io.paythread.insight.RawEvents.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Payments: tried, confirmed, held, collected, written about. */
record PaymentOracle(RawEvents events, OracleMarks marks) {

    void mark() {
        for (String payment : events.payments()) {
            Instant created = events.created(payment);
            JsonNode any = events.any(payment);
            boolean tried = !events.ofPayment(payment, event -> !type(event).endsWith("requires_action"))
                    .isEmpty();
            List<JsonNode> succeeded =
                    events.ofPayment(payment, event -> type(event).equals("payment_intent.succeeded"));
            marks.over("contact_rate", created, 1, any, Map.of());
            events.tickets(payment).keySet().forEach(ticket -> marks.count("contact_rate", created, 1, any, Map.of()));
            if (tried) {
                marks.over("payment_success_rate", created, 1, any, Map.of());
            }
            if (!succeeded.isEmpty()) {
                marks.count("payment_success_rate", created, 1, any, Map.of());
                collected(payment, at(succeeded.get(0)));
            }
            events.ofPayment(payment, event -> type(event).endsWith("requires_action")).stream()
                    .findFirst()
                    .ifPresent(event -> {
                        marks.over("three_ds_completion", at(event), 1, any, Map.of());
                        if (!succeeded.isEmpty()) {
                            marks.count("three_ds_completion", at(event), 1, any, Map.of());
                        }
                    });
        }
    }

    private void collected(String payment, Instant at) {
        JsonNode charge = events.collected(payment);
        Map<String, String> dims = card(charge);
        long amount = charge.path("amount").asLong();
        marks.over("dispute_activity", at, 1, charge, Map.of());
        marks.over("dispute_rate", at, 1, charge, dims);
        marks.over("refund_rate", at, amount, charge, dims);
        marks.over("dispute_ratio_amount", at, amount, charge, Map.of());
        marks.over("visa".equals(dims.get("network")) ? "vamp_ratio" : "mastercard_rate", at, 1, charge, Map.of());
        events.refunds().stream()
                .filter(refund -> refund.path("payment_intent").asText().equals(payment))
                .forEach(refund ->
                        marks.count("refund_rate", at, refund.path("amount").asLong(), charge, dims));
        events.chargebacks().stream()
                .filter(dispute -> dispute.path("payment_intent").asText().equals(payment))
                .forEach(dispute -> marks.count("dispute_rate", at, 1, charge, dims));
        events.ofPayment(
                        payment,
                        event -> type(event).equals("charge.succeeded")
                                && !object(event).path("captured").asBoolean())
                .forEach(held -> marks.count(
                        "time_to_capture",
                        at(held),
                        Duration.between(at(held), at).toMillis(),
                        charge,
                        Map.of()));
    }
}
