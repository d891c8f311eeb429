package io.paythread.insight;

import static io.paythread.insight.RawEvents.at;
import static io.paythread.insight.RawEvents.id;
import static io.paythread.insight.RawEvents.object;
import static io.paythread.insight.RawEvents.time;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Map;

/** How long refunds took, since the first ticket and until their reference was there. */
record RefundOracle(RawEvents events, OracleMarks marks) {
    private static final ZoneId TEAM = ZoneId.of("Europe/Berlin");
    private static final int OPENS = 9;
    private static final int CLOSES = 18;

    void mark() {
        events.refunds().forEach(refund -> {
            Instant made = time(refund.path("created"));
            events.tickets(refund.path("payment_intent").asText()).values().stream()
                    .filter(opened -> !opened.isAfter(made))
                    .min(Comparator.naturalOrder())
                    .ifPresent(first ->
                            marks.count("refund_latency_internal", made, working(first, made), refund, Map.of()));
            events.of("refund.updated").stream()
                    .filter(event -> id(event).equals(refund.path("id").asText()))
                    .filter(event -> isAvailable(object(event))
                            && event.at("/data/previous_attributes").has("destination_details"))
                    .findFirst()
                    .ifPresent(event -> marks.count(
                            "refund_latency_customer",
                            made,
                            Duration.between(made, at(event)).toMillis(),
                            refund,
                            Map.of()));
        });
    }

    private static boolean isAvailable(JsonNode refund) {
        return refund.at("/destination_details/card/reference_status").asText().equals("available");
    }

    /** Milliseconds from nine to six on working days. */
    private static long working(Instant from, Instant to) {
        long sum = 0;
        for (LocalDate day = from.atZone(TEAM).toLocalDate();
                !day.isAfter(to.atZone(TEAM).toLocalDate());
                day = day.plusDays(1)) {
            long open = day.atTime(OPENS, 0).atZone(TEAM).toInstant().toEpochMilli();
            long close = day.atTime(CLOSES, 0).atZone(TEAM).toInstant().toEpochMilli();
            boolean free = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
            sum += free ? 0 : Math.max(0, Math.min(close, to.toEpochMilli()) - Math.max(open, from.toEpochMilli()));
        }
        return sum;
    }
}
