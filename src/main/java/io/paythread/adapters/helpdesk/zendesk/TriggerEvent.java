package io.paythread.adapters.helpdesk.zendesk;

import io.paythread.fact.EmailAddress;
import io.paythread.fact.Moment;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Party;
import io.paythread.fact.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A trigger's body.
 *
 * @param ticket the ticket's id
 * @param updatedAt when the ticket was updated, whole seconds; else when the request was signed
 */
record TriggerEvent(TriggerFields fields, String ticket, Instant updatedAt) {
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    /** Empty where the body does not say which ticket. */
    static Optional<TriggerEvent> of(TriggerFields fields, Instant signedAt) {
        return fields.id("ticket_id")
                .map(ticket -> new TriggerEvent(
                        fields, ticket, fields.time("updated_at").orElse(signedAt)));
    }

    Reference reference() {
        return new Reference(ObjectType.TICKET, ticket);
    }

    Instant createdAt() {
        return fields.time("created_at").orElse(updatedAt);
    }

    /** Whether the trigger ran when the ticket was made, or for a comment that came with it. */
    boolean opens() {
        boolean atOnce = Duration.between(createdAt(), updatedAt).abs().compareTo(AT_ONCE) <= 0;
        return fields.change() == TriggerFields.Change.CREATED
                || (fields.change() == TriggerFields.Change.COMMENT
                        && atOnce
                        && fields.time("created_at").isPresent());
    }

    /** The user that Zendesk keeps, else whoever has the address. */
    Optional<Party> party() {
        return fields.id("requester_id").map(Party::account).or(() -> email().flatMap(EmailAddress::parse)
                .map(Party::guest));
    }

    /** The requester's address, if it is one. */
    Optional<String> email() {
        return fields.text("requester_email")
                .filter(text -> EmailAddress.parse(text).isPresent());
    }

    /** What happened, as a trigger tells it: a subscription's own event goes before it. */
    Moment happenedAt(Instant at) {
        return new Moment(at, Moment.SNAPSHOT, 1);
    }
}
