package io.paythread.demo;

import java.time.Instant;
import java.util.List;

/**
 * A ticket as its helpdesk sees it at one moment.
 *
 * @param status in lower case, as {@code new}, {@code open}, {@code solved}
 */
public record Ticket(
        String id,
        HelpdeskUser requester,
        String subject,
        String description,
        String status,
        List<String> tags,
        Instant createdAt) {

    public Ticket {
        tags = List.copyOf(tags);
    }

    /** A ticket that has just come in. */
    public static Ticket opened(
            String id, HelpdeskUser requester, String subject, String description, Instant createdAt) {
        return new Ticket(id, requester, subject, description, "new", List.of(), createdAt);
    }

    /** The same ticket in another state. */
    public Ticket now(String newStatus) {
        return new Ticket(id, requester, subject, description, newStatus, tags, createdAt);
    }
}
