package io.paythread.adapters.helpdesk.zendesk;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Kind;
import io.paythread.fact.Moment;
import io.paythread.fact.Reference;
import java.util.ArrayList;
import java.util.List;

/** How a ticket was opened: told by its creation and again by its first comment, which is the same text. */
final class TicketOpening {
    private TicketOpening() {}

    static List<Fact> facts(TicketEvent event) {
        Fields detail = event.detail();
        Attributes attributes = TicketState.known(detail)
                .put(Attribute.TEXT, detail.text("description").orElse(null))
                .put(Attribute.PUBLIC, detail.flag("is_public").orElse(null))
                .put(Attribute.AUTHOR, detail.id("submitter_id").orElse(null))
                .put(Attribute.ACTOR, detail.id("actor_id").orElse(null))
                .build();
        return List.of(opened(event, Moment.OWN, 0, List.of(event.reference()), attributes));
    }

    /** The first comment tells who wrote and which message it is; the creation's own words go before it. */
    static Fact firstComment(TicketEvent event, Reference message, Attributes attributes) {
        return opened(event, Moment.MENTION, 0, List.of(event.reference(), message), attributes);
    }

    /**
     * The description was edited or redacted: the opening shows the new text. The former text is not told: it may be
     * what had to go.
     */
    static List<Fact> newText(TicketEvent event) {
        List<Fact> facts = new ArrayList<>();
        event.detail().text("description").ifPresent(text -> {
            Attributes attributes =
                    Attributes.builder().put(Attribute.TEXT, text).build();
            facts.add(opened(event, Moment.OWN, 1, List.of(event.reference()), attributes));
        });
        return facts;
    }

    private static Fact opened(TicketEvent event, int rank, int step, List<Reference> about, Attributes attributes) {
        return new Fact.Happened(
                Kind.TICKET_OPENED,
                TicketKeys.opened(event.ticket()),
                new Moment(event.createdAt(), rank, step),
                about,
                List.of(),
                event.party(),
                attributes);
    }
}
