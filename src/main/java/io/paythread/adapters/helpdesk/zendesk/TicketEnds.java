package io.paythread.adapters.helpdesk.zendesk;

import io.paythread.fact.Attribute;
import io.paythread.fact.Fact;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Reference;
import java.util.List;
import java.util.Optional;

/** Tickets that go away, by merging, deleting or as spam, and those that come back. */
final class TicketEnds {
    private TicketEnds() {}

    /** The two tickets stay two matters, with a link: Zendesk keeps both. */
    static List<Fact> merged(TicketEvent event) {
        Optional<String> target = event.change().id("target_ticket_id").filter(id -> !id.equals(event.ticket()));
        List<Reference> related =
                target.map(id -> List.of(new Reference(ObjectType.TICKET, id))).orElseGet(List::of);
        return List.of(event.happened(
                Kind.TICKET_MERGED,
                event.key("merged"),
                event.byActor().put(Attribute.MERGED_INTO, target.orElse(null)),
                related));
    }

    static List<Fact> deleted(TicketEvent event) {
        return List.of(event.happened(
                Kind.TICKET_DELETED, event.keyAtTime("deleted"), event.byActor().put(Attribute.DELETED, true)));
    }

    static List<Fact> undeleted(TicketEvent event) {
        return List.of(event.happened(
                Kind.TICKET_UNDELETED,
                event.keyAtTime("undeleted"),
                event.byActor().put(Attribute.DELETED, false)));
    }

    static List<Fact> permanentlyDeleted(TicketEvent event) {
        return List.of(event.happened(
                Kind.TICKET_PERMANENTLY_DELETED,
                event.key("permanently_deleted"),
                event.byActor().put(Attribute.DELETED, true)));
    }

    static List<Fact> markedAsSpam(TicketEvent event) {
        return List.of(event.happened(Kind.TICKET_MARKED_AS_SPAM, event.keyAtTime("marked_as_spam"), event.byActor()));
    }
}
