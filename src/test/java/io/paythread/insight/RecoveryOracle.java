package io.paythread.insight;

import static io.paythread.insight.RawEvents.at;
import static io.paythread.insight.RawEvents.object;
import static io.paythread.insight.RawEvents.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Invoices and payments whose first try failed, by their events in time. */
record RecoveryOracle(RawEvents events, OracleMarks marks) {
    private static final List<String> TRIES = List.of("charge.failed", "charge.succeeded", "payment_intent.succeeded");

    void mark() {
        for (String payment : events.payments()) {
            List<JsonNode> tries = events
                    .ofPayment(
                            payment,
                            event -> TRIES.contains(type(event))
                                    || events.brokenOff().contains(event))
                    .stream()
                    .sorted(Comparator.comparing(RawEvents::at))
                    .toList();
            if (!tries.isEmpty() && type(tries.get(0)).endsWith("failed")) {
                failed(payment, tries);
            }
        }
    }

    private void failed(String payment, List<JsonNode> tries) {
        JsonNode first = tries.get(0);
        JsonNode object = object(first);
        long amount = object.path("amount").asLong();
        boolean recurring = events.stripe.stream()
                .anyMatch(event -> type(event).startsWith("invoice.")
                        && object(event).path("payment_intent").asText().equals(payment));
        for (int days : List.of(7, 14, 30)) {
            marks.over("retry_success_" + days + "d", at(first), 1, object, Map.of());
        }
        marks.over("recovered_amount", at(first), amount, object, Map.of());
        if (recurring) {
            marks.over("dunning_recovery", at(first), amount, object, Map.of());
        }
        tries.stream()
                .filter(event -> type(event).equals("payment_intent.succeeded"))
                .findFirst()
                .ifPresent(paid -> {
                    Duration between = Duration.between(at(first), at(paid));
                    for (int days : List.of(7, 14, 30)) {
                        if (between.compareTo(Duration.ofDays(days)) <= 0) {
                            marks.count("retry_success_" + days + "d", at(first), 1, object, Map.of());
                        }
                    }
                    marks.count("time_to_recover", at(first), between.toMillis(), object, Map.of());
                    marks.count("recovered_amount", at(first), amount, object, Map.of());
                    if (recurring) {
                        marks.count("dunning_recovery", at(first), amount, object, Map.of());
                    }
                });
    }
}
