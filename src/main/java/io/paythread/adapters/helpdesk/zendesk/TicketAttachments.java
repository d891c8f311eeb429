package io.paythread.adapters.helpdesk.zendesk;

import io.paythread.fact.Attribute;
import io.paythread.fact.Fact;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Reference;
import java.util.List;
import java.util.Optional;

/** Files that came with a comment. Only names are told; the files stay in the helpdesk. */
final class TicketAttachments {
    private TicketAttachments() {}

    static List<Fact> linked(TicketEvent event) {
        return Attachment.of(event.change())
                .<List<Fact>>map(file -> List.of(new Fact.Happened(
                        Kind.TICKET_CHANGED,
                        TicketKeys.message(file.comment(), "attachment/" + file.id()),
                        event.moment(),
                        List.of(event.reference(), file.message()),
                        List.of(),
                        event.party(),
                        event.byActor()
                                .put(Attribute.FIELD, "attachment")
                                .put(Attribute.FIELD_VALUE, file.name().orElse(null))
                                .build())))
                .orElseGet(List::of);
    }

    /** A file of a comment. The event names it beside the comment or within it. */
    record Attachment(String comment, String id, Optional<String> name) {

        static Optional<Attachment> of(Fields change) {
            Fields comment = change.at("comment");
            Fields file = change.at("attachment").isEmpty() ? comment.at("attachment") : change.at("attachment");
            Optional<String> commentId =
                    comment.id("id").or(() -> file.at("comment").id("id")).or(() -> file.id("comment_id"));
            return commentId.flatMap(c -> file.id("id").map(id -> new Attachment(c, id, file.text("filename"))));
        }

        Reference message() {
            return new Reference(ObjectType.MESSAGE, comment);
        }
    }
}
