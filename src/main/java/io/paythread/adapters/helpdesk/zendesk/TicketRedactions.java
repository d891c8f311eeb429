package io.paythread.adapters.helpdesk.zendesk;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.Kind;
import io.paythread.fact.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Text or files that the helpdesk removed for good; our copy has to follow. */
final class TicketRedactions {
    private TicketRedactions() {}

    /**
     * The message is marked as redacted, with its remaining text where the event carries it, else with none: what had to
     * go must not stay here. The ticket's opening takes the description as it is now: it may be what was redacted.
     */
    static List<Fact> ofComment(TicketEvent event) {
        List<Fact> facts = new ArrayList<>(TicketOpening.newText(event));
        TicketComment.of(event.change()).ifPresent(comment -> {
            facts.add(redacted(
                    event,
                    TicketKeys.message(comment.id(), "redacted/" + event.time()),
                    comment.reference(),
                    event.byActor()));
            Attributes.Builder now = Attributes.builder()
                    .clear(Attribute.TEXT)
                    .put(Attribute.REDACTED, true)
                    .put(Attribute.TEXT, comment.text().orElse(null));
            facts.add(TicketComments.described(event, comment, now));
        });
        return facts;
    }

    /** Of a file we hold its name alone, so the message's text stays as it is. */
    static List<Fact> ofAttachment(TicketEvent event) {
        Optional<TicketAttachments.Attachment> attachment = TicketAttachments.Attachment.of(event.change());
        return attachment
                .map(file -> List.of(redacted(
                        event,
                        TicketKeys.message(file.comment(), "attachment/" + file.id() + "/redacted"),
                        file.message(),
                        event.byActor()
                                .put(Attribute.FIELD, "attachment")
                                .put(Attribute.FIELD_VALUE, file.name().orElse(null)))))
                .orElseGet(List::of);
    }

    private static Fact redacted(TicketEvent event, String key, Reference message, Attributes.Builder attributes) {
        return new Fact.Happened(
                Kind.TICKET_REDACTED,
                key,
                event.moment(),
                List.of(message, event.reference()),
                List.of(),
                event.party(),
                attributes.build());
    }
}
