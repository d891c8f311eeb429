package io.paythread.adapters.helpdesk.zendesk;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Kind;
import io.paythread.fact.Moment;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Party;
import io.paythread.fact.Reference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A ticket event of a subscription.
 *
 * @param ticket the ticket's id
 * @param time when it happened, as the envelope says
 * @param detail the ticket after the change; may lack any field
 * @param change what changed
 */
record TicketEvent(TicketEventType type, String ticket, Instant time, Fields detail, Fields change) {
    private static final String SUBJECT_PREFIX = "zen:ticket:";
    /** Events follow their update within a second. */
    private static final Duration SAME_UPDATE = Duration.ofSeconds(5);

    /** Empty where the envelope does not say which ticket. */
    static Optional<TicketEvent> of(TicketEventType type, Fields envelope, Instant time) {
        Fields detail = envelope.at("detail");
        return detail.id("id")
                .or(() -> envelope.text("subject")
                        .filter(subject -> subject.startsWith(SUBJECT_PREFIX))
                        .flatMap(subject -> Fields.asId(subject.substring(SUBJECT_PREFIX.length()))))
                .map(ticket -> new TicketEvent(type, ticket, time, detail, envelope.at("event")));
    }

    Reference reference() {
        return new Reference(ObjectType.TICKET, ticket);
    }

    Optional<Party> party() {
        return detail.id("requester_id").map(Party::account);
    }

    Instant createdAt() {
        return detail.time("created_at").orElse(time);
    }

    /**
     * The second in which the ticket was updated: what a trigger of the same change knows as well. The event's own time
     * where the details are of another update.
     */
    String changedAt() {
        return Times.second(detail.time("updated_at").filter(this::isNear).orElse(time));
    }

    private boolean isNear(Instant updatedAt) {
        return Duration.between(updatedAt, time).abs().compareTo(SAME_UPDATE) <= 0;
    }

    /** The place in the ticket's life among events of the same instant. */
    int step() {
        return switch (type) {
            case CREATED -> 0;
            case MERGED, SOFT_DELETED, PERMANENTLY_DELETED -> 2;
            default -> 1;
        };
    }

    String key(String what) {
        return TicketKeys.of(ticket, what);
    }

    /** A key for a change that nothing but its own time identifies. */
    String keyAtTime(String what) {
        return key(what + "/" + time);
    }

    Moment moment() {
        return new Moment(time, Moment.OWN, step());
    }

    /** Details that start with who did it. */
    Attributes.Builder byActor() {
        return Attributes.builder().put(Attribute.ACTOR, detail.id("actor_id").orElse(null));
    }

    /** Something that happened to the ticket now. */
    Fact happened(Kind kind, String key, Attributes.Builder attributes) {
        return happened(kind, key, attributes, List.of());
    }

    Fact happened(Kind kind, String key, Attributes.Builder attributes, List<Reference> related) {
        return new Fact.Happened(kind, key, moment(), List.of(reference()), related, party(), attributes.build());
    }
}
