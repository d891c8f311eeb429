package io.paythread.adapters.helpdesk.zendesk;

import io.paythread.ingest.spi.InboundRequest;
import io.paythread.ingest.spi.SplitEvent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** A request of Zendesk is one event. */
final class ZendeskSplitter {
    /** Unsigned: it settles only which deliveries are the same, never what is believed. */
    static final String INVOCATION = "x-zendesk-webhook-invocation-id";

    private static final Pattern EVENT_ID = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final Pattern TYPE = Pattern.compile("[\\x21-\\x7e]{1,120}");

    private ZendeskSplitter() {}

    static SplitEvent split(InboundRequest request) {
        ZendeskBody body = ZendeskBody.read(request.body());
        if (body instanceof ZendeskBody.Event event
                && TYPE.matcher(event.type()).matches()) {
            return ofSubscription(event, request.body());
        }
        if (body instanceof ZendeskBody.Trigger trigger) {
            return ofTrigger(trigger.fields(), request);
        }
        String digest = digest(request.body());
        return event(digest, SplitEvent.UNREADABLE, signedAt(request), digest, request.body());
    }

    /** The event's own id; the same in every attempt. */
    private static SplitEvent ofSubscription(ZendeskBody.Event event, byte[] body) {
        Fields envelope = event.envelope();
        String reference =
                envelope.text("id").filter(id -> EVENT_ID.matcher(id).matches()).orElseGet(() -> digest(body));
        return event(reference, event.type(), envelope.time("time"), partitionKey(event, reference), body);
    }

    /** A trigger's body has no id; the invocation's id is the same in all its attempts. */
    private static SplitEvent ofTrigger(TriggerFields fields, InboundRequest request) {
        String reference = request.header(INVOCATION)
                .filter(id -> EVENT_ID.matcher(id).matches())
                .map(id -> "trigger:" + id)
                .orElseGet(() -> digest(request.body()));
        String key = fields.id("requester_id")
                .map(ZendeskSplitter::ofAccount)
                .or(() -> fields.id("ticket_id").map(ZendeskSplitter::ofTicket))
                .orElse(reference);
        return event(reference, fields.change().eventType(), signedAt(request), key, request.body());
    }

    /** The person if the event names one, else the ticket: what concerns one another is worked off together. */
    private static String partitionKey(ZendeskBody.Event event, String reference) {
        Fields envelope = event.envelope();
        Optional<String> account = UserEventType.of(event.shortName())
                .flatMap(type -> UserEvent.of(type, envelope, Instant.EPOCH))
                .map(user -> ofAccount(user.user()));
        Optional<TicketEvent> ticket =
                TicketEventType.of(event.shortName()).flatMap(type -> TicketEvent.of(type, envelope, Instant.EPOCH));
        return account.or(
                        () -> ticket.flatMap(t -> t.detail().id("requester_id")).map(ZendeskSplitter::ofAccount))
                .or(() -> ticket.map(t -> ofTicket(t.ticket())))
                .orElse(reference);
    }

    private static String ofAccount(String id) {
        return "account:" + id;
    }

    private static String ofTicket(String id) {
        return "ticket:" + id;
    }

    private static Optional<Instant> signedAt(InboundRequest request) {
        return request.header(ZendeskSignature.TIMESTAMP).flatMap(Times::parse);
    }

    private static SplitEvent event(
            String reference, String type, Optional<Instant> time, String partitionKey, byte[] body) {
        return new SplitEvent(reference, Optional.empty(), type, time, partitionKey, SplitEvent.Form.SNAPSHOT, body);
    }

    private static String digest(byte[] body) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
