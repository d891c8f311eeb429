package io.paythread.insight;

import static io.paythread.insight.RawEvents.ticket;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Tickets that were solved, and whether that was the end of it. */
record TicketOracle(RawEvents events, OracleMarks marks) {

    void mark() {
        events.zendesk.stream()
                .filter(event -> event.at("/event/current").asText().equals("SOLVED"))
                .forEach(this::solved);
    }

    private void solved(JsonNode solved) {
        Instant at = at(solved);
        String ticket = ticket(solved);
        long replies = events.zendesk.stream()
                .filter(event -> ticket(event).equals(ticket)
                        && event.at("/event/comment/is_public").asBoolean())
                .count();
        boolean reopened = events.zendesk.stream()
                .filter(event -> ticket(event).equals(ticket)
                        && event.at("/event/previous").asText().equals("SOLVED"))
                .anyMatch(again -> isBack(at, at(again)));
        boolean wroteAnew = events.paymentsOf(ticket).stream()
                .flatMap(payment -> events.tickets(payment).entrySet().stream())
                .anyMatch(other -> !other.getKey().equals(ticket) && isBack(at, other.getValue()));
        marks.over("first_contact_resolution", at, 1, solved, Map.of());
        if (replies == 1 && !reopened && !wroteAnew) {
            marks.count("first_contact_resolution", at, 1, solved, Map.of());
        }
    }

    private static boolean isBack(Instant solved, Instant again) {
        return again.isAfter(solved) && !again.isAfter(solved.plus(Duration.ofDays(7)));
    }

    private static Instant at(JsonNode event) {
        return Instant.parse(event.path("time").asText());
    }
}
