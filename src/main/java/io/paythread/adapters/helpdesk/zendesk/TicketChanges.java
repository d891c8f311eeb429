package io.paythread.adapters.helpdesk.zendesk;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Reference;
import java.util.List;
import java.util.Optional;

/** Changes of a ticket's fields that a person would care about. */
final class TicketChanges {
    private TicketChanges() {}

    /** Agent and group usually change together: two events of one second are one assignment. */
    static List<Fact> assigned(TicketEvent event) {
        boolean agent = event.type() == TicketEventType.AGENT_ASSIGNMENT_CHANGED;
        Optional<String> current =
                event.change().id("current").or(() -> event.detail().id(agent ? "assignee_id" : "group_id"));
        Attributes.Builder attributes = event.byActor();
        putOrClear(attributes, agent ? Attribute.ASSIGNEE : Attribute.GROUP, current);
        return List.of(event.happened(Kind.TICKET_ASSIGNED, event.key("assigned/" + event.changedAt()), attributes));
    }

    static List<Fact> priority(TicketEvent event) {
        Attributes.Builder attributes = event.byActor()
                .put(Attribute.FIELD_PREVIOUS, event.change().word("previous").orElse(null));
        putOrClear(attributes, Attribute.PRIORITY, event.change().word("current"));
        return List.of(event.happened(Kind.TICKET_PRIORITY_CHANGED, event.keyAtTime("priority"), attributes));
    }

    private static void putOrClear(Attributes.Builder attributes, Attribute attribute, Optional<String> value) {
        value.ifPresentOrElse(v -> attributes.put(attribute, v), () -> attributes.clear(attribute));
    }

    static List<Fact> tags(TicketEvent event) {
        return List.of(event.happened(
                Kind.TICKET_TAGS_CHANGED,
                event.keyAtTime("tags"),
                event.byActor()
                        .put(Attribute.TAGS, event.detail().list("tags"))
                        .put(Attribute.TAGS_ADDED, event.change().list("tags_added"))
                        .put(Attribute.TAGS_REMOVED, event.change().list("tags_removed"))));
    }

    /** The ticket belongs to somebody else from now on: the newest event's requester is the ticket's party. */
    static List<Fact> requester(TicketEvent event) {
        Optional<String> current =
                event.detail().id("requester_id").or(() -> event.change().id("current"));
        Attributes.Builder attributes = event.byActor()
                .put(Attribute.FIELD, "requester")
                .put(Attribute.FIELD_VALUE, current.orElse(null))
                .put(Attribute.FIELD_PREVIOUS, event.change().id("previous").orElse(null))
                .put(Attribute.REQUESTER, current.orElse(null));
        return List.of(event.happened(Kind.TICKET_CHANGED, event.keyAtTime("requester"), attributes));
    }

    static List<Fact> field(TicketEvent event, String name) {
        boolean word = name.equals("type");
        Fields change = event.change();
        Attributes.Builder attributes = event.byActor()
                .put(Attribute.FIELD, name)
                .put(Attribute.FIELD_VALUE, (word ? change.word("current") : change.text("current")).orElse(null))
                .put(Attribute.FIELD_PREVIOUS, (word ? change.word("previous") : change.text("previous")).orElse(null));
        return List.of(event.happened(Kind.TICKET_CHANGED, event.keyAtTime(name), attributes));
    }

    /** A field of the merchant's own; order numbers often stand there. */
    static List<Fact> customField(TicketEvent event) {
        Fields field = event.change().at("custom_field");
        Attributes.Builder attributes = event.byActor()
                .put(
                        Attribute.FIELD,
                        field.text("title").or(() -> field.id("id")).orElse("custom_field"))
                .put(
                        Attribute.FIELD_VALUE,
                        customValue(event.change(), "current").orElse(null))
                .put(
                        Attribute.FIELD_PREVIOUS,
                        customValue(event.change(), "previous").orElse(null));
        String key = event.keyAtTime("field/" + field.id("id").orElse("unnamed"));
        return List.of(event.happened(Kind.TICKET_CHANGED, key, attributes));
    }

    /** The value stands there by itself, or within an object, as text, number, flag or list; of a look-up, the id. */
    private static Optional<String> customValue(Fields change, String which) {
        Fields object = change.at(which);
        List<String> several = object.json().isObject() ? object.list("value") : change.list(which);
        Optional<String> single =
                object.json().isObject() ? object.text("value").or(() -> object.id("id")) : change.text(which);
        return single.or(() -> Fields.clean(String.join(", ", several)));
    }

    /** An incident was tied to the problem behind it. */
    static List<Fact> problem(TicketEvent event) {
        Optional<String> current = event.change().id("current");
        List<Reference> related = current.filter(id -> !id.equals(event.ticket()))
                .map(id -> List.of(new Reference(ObjectType.TICKET, id)))
                .orElseGet(List::of);
        Attributes.Builder attributes = event.byActor()
                .put(Attribute.FIELD, "problem")
                .put(Attribute.FIELD_VALUE, current.orElse(null))
                .put(Attribute.FIELD_PREVIOUS, event.change().id("previous").orElse(null));
        return List.of(event.happened(Kind.TICKET_CHANGED, event.keyAtTime("problem"), attributes, related));
    }
}
