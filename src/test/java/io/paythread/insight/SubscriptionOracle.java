package io.paythread.insight;

import static io.paythread.insight.RawEvents.id;
import static io.paythread.insight.RawEvents.object;
import static io.paythread.insight.RawEvents.time;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Subscriptions: how they ended, and how many there were. */
record SubscriptionOracle(RawEvents events, OracleMarks marks) {

    void mark() {
        events.of("customer.subscription.deleted").forEach(event -> {
            JsonNode subscription = object(event);
            Instant at = time(subscription.path("ended_at"));
            JsonNode reason = subscription.at("/cancellation_details/reason");
            String before = event.at("/data/previous_attributes/status").asText();
            boolean involuntary =
                    reason.isTextual() ? reason.asText().equals("payment_failed") : before.equals("past_due");
            marks.count(involuntary ? "involuntary_churn" : "voluntary_churn", at, 1, subscription, Map.of());
        });
    }

    /** How many there were at a moment. */
    long at(Instant moment) {
        Map<String, Instant> begun = new TreeMap<>();
        events.of("customer.subscription.")
                .forEach(event -> begun.put(id(event), time(object(event).path("created"))));
        long ended = events.of("customer.subscription.deleted").stream()
                .filter(event -> time(object(event).path("ended_at")).isBefore(moment))
                .count();
        return begun.values().stream().filter(at -> at.isBefore(moment)).count() - ended;
    }
}
