package io.paythread.demo;

import io.paythread.platform.id.Ids;
import java.time.Instant;
import java.util.Locale;

/**
 * Bodies of Zendesk's webhook requests, in the shape of its event subscriptions (Zendesk, "Webhook event types"): ids
 * are texts, enumerations are upper case, and nothing says a requester's address. Each takes a name for the event, from
 * which its UUID is made, and the time at which Zendesk says that it happened.
 */
public final class ZendeskEvents {
    private static final long ACCOUNT = 22_129_848;
    private static final String VERSION = "2022-11-06";

    private ZendeskEvents() {}

    /** {@code user.created}. */
    public static String userCreated(String event, Instant at, HelpdeskUser user) {
        return ofUser(event, at, "user.created", user, Payload.EMPTY);
    }

    /** {@code user.identity_created}: an address that the person has proven to own. */
    public static String verifiedAddress(String event, Instant at, HelpdeskUser user, String identity, String email) {
        Payload created = Payload.EMPTY
                .with("id", identity)
                .with("primary", email.equals(user.email()))
                .with("type", "email")
                .with("value", email)
                .with("verified", true);
        return ofUser(event, at, "user.identity_created", user, Payload.EMPTY.with("identity", created));
    }

    /** {@code ticket.created}. */
    public static String ticketCreated(String event, Instant at, Ticket ticket) {
        return ofTicket(event, at, "ticket.created", ticket, ticket.requester(), Payload.EMPTY);
    }

    /** {@code ticket.comment_added}. */
    public static String commentAdded(String event, Instant at, Ticket ticket, Comment comment) {
        Payload author = Payload.EMPTY
                .with("id", comment.author().id())
                .with("is_staff", comment.author().staff())
                .with("name", comment.author().name());
        Payload added = Payload.EMPTY
                .with("id", comment.id())
                .with("body", comment.text())
                .with("is_public", comment.isPublic())
                .with("author", author);
        return ofTicket(
                event, at, "ticket.comment_added", ticket, comment.author(), Payload.EMPTY.with("comment", added));
    }

    /** {@code ticket.status_changed}; the ticket is given as it is afterwards. */
    public static String statusChanged(String event, Instant at, Ticket ticket, String previous, HelpdeskUser actor) {
        Payload change = Payload.EMPTY
                .with("current", ticket.status().toUpperCase(Locale.ROOT))
                .with("previous", previous.toUpperCase(Locale.ROOT));
        return ofTicket(event, at, "ticket.status_changed", ticket, actor, change);
    }

    private static String ofUser(String event, Instant at, String type, HelpdeskUser user, Payload change) {
        Payload detail = Payload.EMPTY
                .with("created_at", at.toString())
                .with("default_group_id", null)
                .with("email", user.email())
                .with("external_id", null)
                .with("id", user.id())
                .with("organization_id", null)
                .with("role", user.staff() ? "agent" : "end-user")
                .with("updated_at", at.toString());
        return envelope(event, at, type, "zen:user:" + user.id(), detail, change);
    }

    private static String ofTicket(
            String event, Instant at, String type, Ticket ticket, HelpdeskUser actor, Payload change) {
        Payload detail = Payload.EMPTY
                .with("actor_id", actor.id())
                .with("assignee_id", null)
                .with("brand_id", "8447346621310")
                .with("created_at", ticket.createdAt().toString())
                .with("custom_status", "8447320465790")
                .with("description", ticket.description())
                .with("external_id", null)
                .with("form_id", "8646151517822")
                .with("group_id", "8447320466430")
                .with("id", ticket.id())
                .with("is_public", true)
                .withNulls("organization_id", "priority")
                .with("requester_id", ticket.requester().id())
                .with("status", ticket.status().toUpperCase(Locale.ROOT))
                .with("subject", ticket.subject())
                .with("submitter_id", ticket.requester().id())
                .with("tags", ticket.tags())
                .with("type", "INCIDENT")
                .with("updated_at", at.toString())
                .with("via", Payload.EMPTY.with("channel", "email"));
        return envelope(event, at, type, "zen:ticket:" + ticket.id(), detail, change);
    }

    private static String envelope(
            String event, Instant at, String type, String subject, Payload detail, Payload change) {
        return Payload.EMPTY
                .with("account_id", ACCOUNT)
                .with("detail", detail)
                .with("event", change)
                .with("id", Ids.derived("zendesk-demo", event).toString())
                .with("subject", subject)
                .with("time", at.toString())
                .with("type", "zen:event-type:" + type)
                .with("zendesk_event_version", VERSION)
                .json();
    }
}
