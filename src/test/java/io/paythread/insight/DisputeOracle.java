package io.paythread.insight;

import static io.paythread.insight.RawEvents.at;
import static io.paythread.insight.RawEvents.id;
import static io.paythread.insight.RawEvents.object;
import static io.paythread.insight.RawEvents.time;
import static io.paythread.insight.RawEvents.with;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/** Disputes: begun, answered, ended. */
record DisputeOracle(RawEvents events, OracleMarks marks) {

    void mark() {
        events.chargebacks().forEach(this::begun);
        events.of("charge.dispute.created").forEach(this::due);
        events.of("charge.dispute.closed").forEach(this::closed);
    }

    private void begun(JsonNode dispute) {
        Instant at = time(dispute.path("created"));
        Map<String, String> dims = with(
                with(
                        Map.of(),
                        "network",
                        dispute.at("/payment_method_details/card/brand").asText()),
                "code",
                dispute.path("reason").asText());
        marks.count("dispute_activity", at, 1, dispute, Map.of());
        marks.over("pre_dispute_contact_share", at, 1, dispute, dims);
        if (events.tickets(dispute.path("payment_intent").asText()).values().stream()
                .anyMatch(at::isAfter)) {
            marks.count("pre_dispute_contact_share", at, 1, dispute, dims);
        }
        marks.count("dispute_ratio_amount", at, dispute.path("amount").asLong(), dispute, Map.of());
        marks.count("visa".equals(dims.get("network")) ? "vamp_ratio" : "mastercard_rate", at, 1, dispute, Map.of());
    }

    private void due(JsonNode event) {
        Instant due = time(object(event).at("/evidence_details/due_by"));
        marks.over("response_rate", due, 1, object(event), Map.of());
        events.of("charge.dispute.updated").stream()
                .filter(sent -> id(sent).equals(id(event)) && !at(sent).isAfter(due))
                .forEach(sent -> marks.count("response_rate", due, 1, object(event), Map.of()));
    }

    private void closed(JsonNode event) {
        JsonNode dispute = object(event);
        boolean won = dispute.path("status").asText().equals("won");
        long amount = dispute.path("amount").asLong();
        marks.over("net_recovery", at(event), amount, dispute, Map.of());
        if (won) {
            marks.count("net_recovery", at(event), amount, dispute, Map.of());
        }
        if (dispute.at("/evidence_details/submission_count").asInt() > 0) {
            marks.over("win_rate", at(event), 1, dispute, Map.of());
            if (won) {
                marks.count("win_rate", at(event), 1, dispute, Map.of());
            }
        }
    }
}
