package io.paythread.adapters.helpdesk.zendesk;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the ticket looks like after an event. Of the rank of the event itself, so that among all events of a ticket the
 * latest says how it stands, whichever arrived last.
 */
final class TicketState {
    private static final Map<String, Attribute> MAY_BE_EMPTY = Map.of(
            "priority", Attribute.PRIORITY,
            "type", Attribute.TICKET_TYPE,
            "assignee_id", Attribute.ASSIGNEE,
            "group_id", Attribute.GROUP,
            "external_id", Attribute.EXTERNAL_REFERENCE,
            "tags", Attribute.TAGS);

    private TicketState() {}

    /** Empty where the event says nothing of the ticket but its id. */
    static Optional<Fact> describe(TicketEvent event) {
        Attributes attributes =
                cleared(event.detail()).putAll(known(event.detail()).build()).build();
        Instant updatedAt = event.detail().time("updated_at").orElse(event.time());
        return attributes.values().isEmpty()
                ? Optional.empty()
                : Optional.of(new Fact.Described(
                        new Moment(updatedAt, Moment.OWN, event.step()),
                        List.of(event.reference()),
                        List.of(),
                        event.party(),
                        attributes));
    }

    /** The ticket's fields that hold something. */
    static Attributes.Builder known(Fields detail) {
        return Attributes.builder()
                .put(Attribute.STATUS, detail.word("status").orElse(null))
                .put(Attribute.CREATED_AT, detail.time("created_at").orElse(null))
                .put(Attribute.SUBJECT, detail.text("subject").orElse(null))
                .put(Attribute.CHANNEL, detail.at("via").word("channel").orElse(null))
                .put(Attribute.REQUESTER, detail.id("requester_id").orElse(null))
                .put(Attribute.PRIORITY, detail.word("priority").orElse(null))
                .put(Attribute.TICKET_TYPE, detail.word("type").orElse(null))
                .put(Attribute.ASSIGNEE, detail.id("assignee_id").orElse(null))
                .put(Attribute.GROUP, detail.id("group_id").orElse(null))
                .put(Attribute.EXTERNAL_REFERENCE, detail.text("external_id").orElse(null))
                .put(Attribute.TAGS, detail.list("tags"));
    }

    /** A field that is there says that nothing stands in it any more, unless something does. */
    private static Attributes.Builder cleared(Fields detail) {
        Attributes.Builder attributes = Attributes.builder();
        MAY_BE_EMPTY.forEach((field, attribute) -> {
            if (detail.names(field)) {
                attributes.clear(attribute);
            }
        });
        return attributes;
    }
}
