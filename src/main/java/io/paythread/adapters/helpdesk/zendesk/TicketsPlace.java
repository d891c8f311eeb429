package io.paythread.adapters.helpdesk.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the reading of tickets goes on: with the comments of those that the last page held, then with the next page.
 *
 * @param cursor of the next page; empty where there is none
 * @param tickets whose comments are not read yet
 * @param after where the comments of the first of them go on
 */
record TicketsPlace(Optional<String> cursor, List<Ticket> tickets, Optional<String> after) {
    TicketsPlace {
        tickets = List.copyOf(tickets);
    }

    /** What the comments of a ticket need to know of it. */
    record Ticket(String id, Optional<String> requester, Optional<String> createdAt) {
        static Optional<Ticket> of(Fields ticket) {
            return ticket.id("id").map(id -> new Ticket(id, ticket.id("requester_id"), ticket.text("created_at")));
        }

        ObjectNode json() {
            ObjectNode json = ExportJson.object().put("id", id);
            requester.ifPresent(value -> json.put("requester_id", value));
            createdAt.ifPresent(value -> json.put("created_at", value));
            return json;
        }
    }

    static TicketsPlace read(String text) {
        Fields json = ExportJson.read(text.getBytes(StandardCharsets.UTF_8));
        List<Ticket> tickets = new ArrayList<>();
        for (JsonNode ticket : json.at("tickets").json()) {
            Ticket.of(new Fields(ticket)).ifPresent(tickets::add);
        }
        return new TicketsPlace(json.text("cursor"), tickets, json.text("after"));
    }

    /** With the comments of the first ticket read to their end. */
    TicketsPlace withoutFirst() {
        return new TicketsPlace(cursor, tickets.subList(1, tickets.size()), Optional.empty());
    }

    TicketsPlace goingOnAfter(String next) {
        return new TicketsPlace(cursor, tickets, Optional.of(next));
    }

    /** Empty where nothing is left. */
    Optional<String> text() {
        if (tickets.isEmpty() && cursor.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode json = ExportJson.object();
        cursor.ifPresent(value -> json.put("cursor", value));
        after.ifPresent(value -> json.put("after", value));
        ArrayNode array = json.putArray("tickets");
        tickets.forEach(ticket -> array.add(ticket.json()));
        return Optional.of(json.toString());
    }
}
