package io.paythread.adapters.helpdesk.zendesk;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the ticket looks like after an event. Of the rank of the event itself, so that among all events of a ticket the
 * latest says how it stands, whichever arrived last.
 */
final class TicketState {
    private TicketState() {}

    static Fact describe(TicketEvent event) {
        Instant updatedAt = event.detail().time("updated_at").orElse(event.time());
        int step = event.type() == TicketEventType.CREATED ? 0 : 1;
        return new Fact.Described(
                new Moment(updatedAt, Moment.OWN, step),
                List.of(event.reference()),
                List.of(),
                event.party(),
                attributes(event.detail()).build());
    }

    /** The ticket's fields; one that is there but empty says that nothing stands there any more. */
    static Attributes.Builder attributes(Fields detail) {
        Attributes.Builder attributes = Attributes.builder()
                .put(Attribute.STATUS, detail.word("status").orElse(null))
                .put(Attribute.CREATED_AT, detail.time("created_at").orElse(null))
                .put(Attribute.SUBJECT, detail.text("subject").orElse(null))
                .put(Attribute.CHANNEL, detail.at("via").word("channel").orElse(null))
                .put(Attribute.REQUESTER, detail.id("requester_id").orElse(null));
        putOrClear(attributes, Attribute.PRIORITY, detail, "priority", detail.word("priority"));
        putOrClear(attributes, Attribute.TICKET_TYPE, detail, "type", detail.word("type"));
        putOrClear(attributes, Attribute.ASSIGNEE, detail, "assignee_id", detail.id("assignee_id"));
        putOrClear(attributes, Attribute.GROUP, detail, "group_id", detail.id("group_id"));
        putOrClear(attributes, Attribute.EXTERNAL_REFERENCE, detail, "external_id", detail.text("external_id"));
        List<String> tags = detail.list("tags");
        putOrClear(attributes, Attribute.TAGS, detail, "tags", tags.isEmpty() ? Optional.empty() : Optional.of(tags));
        return attributes;
    }

    private static void putOrClear(
            Attributes.Builder attributes, Attribute attribute, Fields detail, String field, Optional<?> value) {
        if (value.isPresent()) {
            attributes.put(attribute, value.get());
        } else if (detail.names(field)) {
            attributes.clear(attribute);
        }
    }
}
