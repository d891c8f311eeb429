package io.paythread.insight;

import static io.paythread.insight.RawEvents.at;
import static io.paythread.insight.RawEvents.card;
import static io.paythread.insight.RawEvents.object;
import static io.paythread.insight.RawEvents.time;
import static io.paythread.insight.RawEvents.with;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What issuers approved, declined or never saw. */
record AttemptOracle(RawEvents events, OracleMarks marks) {

    void mark() {
        Map<String, JsonNode> last = new HashMap<>();
        events.charges.values().forEach(charge -> attempt(charge, last));
        events.brokenOff()
                .forEach(event -> marks.over(
                        "block_rate",
                        at(event),
                        1,
                        object(event),
                        Map.of("code", "payment_intent_authentication_failure")));
        last.values().forEach(charge -> {
            Instant at = time(charge.path("created"));
            marks.over("authorization_rate_deduplicated", at, 1, charge, card(charge));
            if (charge.path("status").asText().equals("succeeded")) {
                marks.count("authorization_rate_deduplicated", at, 1, charge, card(charge));
            }
        });
    }

    private void attempt(JsonNode charge, Map<String, JsonNode> last) {
        Instant at = time(charge.path("created"));
        boolean approved = charge.path("status").asText().equals("succeeded");
        String reason = charge.at("/outcome/reason").asText("");
        Map<String, String> dims = with(card(charge), "code", approved || reason.equals("null") ? "" : reason);
        marks.over("block_rate", at, 1, charge, dims);
        if (charge.at("/outcome/type").asText().equals("blocked")) {
            marks.count("block_rate", at, 1, charge, dims);
            return;
        }
        marks.over("authorization_rate", at, 1, charge, dims);
        marks.over("decline_rate", at, 1, charge, dims);
        marks.count(approved ? "authorization_rate" : "decline_rate", at, 1, charge, dims);
        last.merge(
                charge.path("payment_intent").asText(),
                charge,
                (a, b) -> a.path("created").asLong() < b.path("created").asLong() ? b : a);
    }
}
