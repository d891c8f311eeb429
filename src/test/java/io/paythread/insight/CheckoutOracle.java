package io.paythread.insight;

import static io.paythread.insight.RawEvents.object;
import static io.paythread.insight.RawEvents.time;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/** Checkout sessions that ended. */
record CheckoutOracle(RawEvents events, OracleMarks marks) {

    void mark() {
        events.of("checkout.session.").forEach(event -> {
            JsonNode session = object(event);
            Instant at = time(session.path("created"));
            marks.over("checkout_abandonment", at, 1, session, Map.of());
            if (session.path("status").asText().equals("expired")) {
                marks.count("checkout_abandonment", at, 1, session, Map.of());
                if (session.at("/after_expiration/recovery/url").isTextual()) {
                    marks.over("checkout_recovery", at, 1, session, Map.of());
                }
            } else if (session.path("recovered_from").isTextual()) {
                marks.count("checkout_recovery", at, 1, session, Map.of());
            }
        });
    }
}
