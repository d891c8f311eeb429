package io.paythread.adapters.helpdesk.zendesk;

import io.paythread.ingest.spi.FetchedItem;
import io.paythread.ingest.spi.SplitEvent;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * What the API gives, as events of types of our own: a ticket as it stands, one of its comments, something done to it, a
 * user. The thing's own bytes are untouched; references name the thing and its change, so that asking again is no new event.
 */
final class Export {
    /** No event of Zendesk's has such a type. */
    static final String PREFIX = "export.";

    static final String TICKET = PREFIX + "ticket";
    static final String COMMENT = PREFIX + "comment";
    static final String TICKET_EVENT = PREFIX + "ticket_event";
    static final String USER = PREFIX + "user";

    private Export() {}

    static Optional<FetchedItem> ticket(byte[] bytes) {
        Fields ticket = ExportJson.read(bytes);
        Optional<Instant> updatedAt = ticket.time("updated_at");
        return ticket.id("id")
                .map(id -> item(
                        TICKET,
                        TICKET + ":" + id + ":" + ticket.text("updated_at").orElse(""),
                        updatedAt,
                        ticket.id("requester_id").map(Export::ofAccount).orElse("ticket:" + id),
                        "",
                        bytes));
    }

    /**
     * A comment with its ticket and its author.
     *
     * @param first whether it is the ticket's first, which is its description
     */
    static Optional<FetchedItem> comment(TicketsPlace.Ticket ticket, Fields author, boolean first, byte[] bytes) {
        Fields comment = ExportJson.read(bytes);
        String around = "\"ticket\":" + ticket.json() + ",\"first\":" + first
                + (author.json().isObject() ? ",\"author\":" + author.json() : "") + ",";
        return comment.id("id")
                .map(id -> item(
                        COMMENT,
                        COMMENT + ":" + id,
                        comment.time("created_at"),
                        ticket.requester().map(Export::ofAccount).orElse("ticket:" + ticket.id()),
                        around,
                        bytes))
                .map(item -> first ? new FetchedItem(item.event(), FetchedItem.Basis.DETAIL) : item);
    }

    static Optional<FetchedItem> ticketEvent(byte[] bytes) {
        Fields event = ExportJson.read(bytes);
        return event.id("id")
                .map(id -> item(
                        TICKET_EVENT,
                        TICKET_EVENT + ":" + id,
                        event.time("created_at"),
                        "ticket:" + event.id("ticket_id").orElse(id),
                        "",
                        bytes));
    }

    static Optional<FetchedItem> user(byte[] bytes) {
        Fields user = ExportJson.read(bytes);
        return user.id("id")
                .map(id -> item(
                        USER,
                        USER + ":" + id + ":" + user.text("updated_at").orElse(""),
                        user.time("updated_at"),
                        ofAccount(id),
                        "",
                        bytes));
    }

    private static String ofAccount(String id) {
        return "account:" + id;
    }

    private static FetchedItem item(
            String type, String reference, Optional<Instant> at, String partitionKey, String around, byte[] bytes) {
        ByteArrayOutputStream body = new ByteArrayOutputStream(bytes.length + around.length() + 16);
        body.writeBytes(("{" + around + "\"item\":").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.write('}');
        return new FetchedItem(
                new SplitEvent(
                        reference,
                        Optional.empty(),
                        type,
                        at,
                        partitionKey,
                        SplitEvent.Form.SNAPSHOT,
                        body.toByteArray()),
                FetchedItem.Basis.OBJECT);
    }
}
