package io.paythread.adapters.helpdesk.zendesk;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Identifier;
import io.paythread.fact.Kind;
import io.paythread.fact.Moment;
import io.paythread.fact.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What triggers tell. A trigger knows the ticket as it is and its latest comment, not what changed; so each trigger
 * says itself what it stands for. Opening, comments and states have the keys that a subscription's events give them.
 */
final class TriggerTranslator {
    private static final List<String> PRIORITIES = List.of("low", "normal", "high", "urgent");
    private static final Pattern PHONE = Pattern.compile("[+0-9() ./x-]{3,40}");
    private static final List<String> TYPES = List.of("question", "incident", "problem", "task");

    private TriggerTranslator() {}

    static List<Fact> facts(TriggerEvent event) {
        List<Fact> facts = new ArrayList<>(happened(event));
        facts.add(described(event));
        identified(event).ifPresent(facts::add);
        return facts;
    }

    private static List<Fact> happened(TriggerEvent event) {
        if (event.opens()) {
            return opened(event);
        }
        return switch (event.fields().change()) {
            case CREATED, OTHER -> List.of();
            case COMMENT -> commented(event);
            case STATUS -> moved(event);
        };
    }

    private static List<Fact> opened(TriggerEvent event) {
        Optional<TicketComment> comment = TriggerComment.of(event);
        List<Reference> about = new ArrayList<>(List.of(event.reference()));
        Attributes.Builder attributes = state(event);
        List<Fact> facts = new ArrayList<>();
        comment.ifPresent(first -> {
            about.add(first.reference());
            attributes.putAll(first.attributes().build());
            facts.add(new Fact.Described(
                    event.happenedAt(event.createdAt()),
                    List.of(first.reference(), event.reference()),
                    List.of(),
                    event.party(),
                    first.attributes().build()));
        });
        facts.add(happened(event, Kind.TICKET_OPENED, TicketKeys.opened(event.ticket()), about, attributes));
        return facts;
    }

    private static List<Fact> commented(TriggerEvent event) {
        return TriggerComment.of(event)
                .map(comment -> List.of(happened(
                        event,
                        comment.kind(),
                        TicketKeys.message(comment.id()),
                        List.of(comment.reference(), event.reference()),
                        comment.attributes())))
                .orElseGet(List::of);
    }

    /**
     * The state before is not known: a ticket that was opened again only shows as one that changed its state. No ticket
     * moves to "new"; a trigger on any change of state also runs when the ticket is made.
     */
    private static List<Fact> moved(TriggerEvent event) {
        return event.fields()
                .word("status", TicketStatus.KNOWN)
                .filter(status -> !status.equals("new"))
                .map(status -> List.of(happened(
                        event,
                        TicketStatus.kind(status, Optional.empty()),
                        TicketKeys.status(event.ticket(), status, Times.second(event.updatedAt())),
                        List.of(event.reference()),
                        Attributes.builder()
                                .put(Attribute.STATUS, status)
                                .put(
                                        Attribute.ACTOR,
                                        event.fields().id("current_user_id").orElse(null)))))
                .orElseGet(List::of);
    }

    private static Fact happened(
            TriggerEvent event, Kind kind, String key, List<Reference> about, Attributes.Builder attributes) {
        Moment moment = event.happenedAt(kind == Kind.TICKET_OPENED ? event.createdAt() : event.updatedAt());
        return new Fact.Happened(kind, key, moment, about, List.of(), event.party(), attributes.build());
    }

    /** The ticket's present state; of full rank, or an older event would hide what only the trigger tells. */
    private static Fact described(TriggerEvent event) {
        return new Fact.Described(
                new Moment(event.updatedAt(), Moment.OWN, event.opens() ? 0 : 1),
                List.of(event.reference()),
                List.of(),
                event.party(),
                state(event).build());
    }

    private static Attributes.Builder state(TriggerEvent event) {
        TriggerFields fields = event.fields();
        return Attributes.builder()
                .put(Attribute.STATUS, fields.word("status", TicketStatus.KNOWN).orElse(null))
                .put(Attribute.CREATED_AT, fields.time("created_at").orElse(null))
                .put(Attribute.SUBJECT, fields.text("subject").orElse(null))
                .put(Attribute.PRIORITY, fields.word("priority", PRIORITIES).orElse(null))
                .put(Attribute.TICKET_TYPE, fields.word("ticket_type", TYPES).orElse(null))
                .put(Attribute.CHANNEL, fields.word("channel").orElse(null))
                .put(Attribute.ASSIGNEE, fields.id("assignee_id").orElse(null))
                .put(Attribute.GROUP, fields.id("group_id").orElse(null))
                .put(Attribute.REQUESTER, fields.id("requester_id").orElse(null))
                .put(Attribute.REQUESTER_EMAIL, event.email().orElse(null))
                .put(Attribute.TAGS, fields.list("tags"))
                .put(Attribute.EXTERNAL_REFERENCE, fields.text("external_id").orElse(null));
    }

    private static Optional<Fact> identified(TriggerEvent event) {
        TriggerFields fields = event.fields();
        List<Identifier> identifiers = new ArrayList<>();
        event.email().ifPresent(v -> identifiers.add(Identifier.stated("email", Identifier.Type.EMAIL, v)));
        fields.text("requester_name")
                .ifPresent(v -> identifiers.add(Identifier.stated("name", Identifier.Type.NAME, v)));
        fields.text("requester_phone")
                .filter(v -> PHONE.matcher(v).matches())
                .ifPresent(v -> identifiers.add(Identifier.stated("phone", Identifier.Type.PHONE, v)));
        fields.text("requester_external_id")
                .ifPresent(v -> identifiers.add(Identifier.stated("user_id", Identifier.Type.USER_ID, v)));
        return event.party()
                .filter(party -> !identifiers.isEmpty())
                .map(party -> new Fact.Identified(party, event.happenedAt(event.updatedAt()), identifiers));
    }
}
