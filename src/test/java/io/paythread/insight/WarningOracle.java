package io.paythread.insight;

import static io.paythread.insight.RawEvents.card;
import static io.paythread.insight.RawEvents.object;
import static io.paythread.insight.RawEvents.time;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Early fraud warnings and what followed them. */
record WarningOracle(RawEvents events, OracleMarks marks) {

    void mark() {
        events.of("radar.early_fraud_warning.created").forEach(event -> {
            JsonNode warning = object(event);
            Instant at = time(warning.path("created"));
            String id = warning.path("charge").asText();
            JsonNode charge = Objects.requireNonNull(events.charges.get(id));
            if ("visa".equals(card(charge).get("network"))) {
                marks.count("vamp_ratio", at, 1, charge, Map.of());
            }
            List<JsonNode> disputes = events.chargebacks().stream()
                    .filter(dispute -> dispute.path("charge").asText().equals(id))
                    .toList();
            if (disputes.stream()
                    .noneMatch(dispute -> !time(dispute.path("created")).isAfter(at))) {
                followed(charge, at, disputes);
            }
        });
    }

    private void followed(JsonNode charge, Instant at, List<JsonNode> disputes) {
        marks.over("efw_conversion", at, 1, charge, card(charge));
        boolean fraud = disputes.stream()
                .filter(dispute -> dispute.path("reason").asText().equals("fraudulent"))
                .anyMatch(dispute -> !time(dispute.path("created")).isAfter(at.plus(Duration.ofDays(120))));
        if (fraud) {
            marks.count("efw_conversion", at, 1, charge, card(charge));
        }
    }
}
