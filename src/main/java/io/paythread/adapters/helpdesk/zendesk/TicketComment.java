package io.paythread.adapters.helpdesk.zendesk;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Kind;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Reference;
import java.util.Optional;

/**
 * A comment as an event or a trigger tells of it. Unknown is whatever it does not say: then a comment counts as public
 * and as written by staff, which is what most comments are.
 *
 * @param id the comment's own id
 */
record TicketComment(
        String id,
        Optional<String> text,
        Optional<Boolean> isPublic,
        Optional<String> author,
        Optional<String> authorName,
        Optional<Boolean> staff) {

    /** The comment of an event; empty where it has no id. */
    static Optional<TicketComment> of(Fields change) {
        Fields comment = change.at("comment");
        Fields author = comment.at("author");
        return comment.id("id")
                .map(id -> new TicketComment(
                        id,
                        comment.text("body"),
                        comment.flag("is_public"),
                        author.id("id"),
                        author.text("name"),
                        author.flag("is_staff")));
    }

    Reference reference() {
        return new Reference(ObjectType.MESSAGE, id);
    }

    Kind kind() {
        if (!isPublic.orElse(true)) {
            return Kind.TICKET_INTERNAL_NOTE;
        }
        return staff.orElse(true) ? Kind.TICKET_PUBLIC_REPLY : Kind.TICKET_CUSTOMER_REPLY;
    }

    Attributes.Builder attributes() {
        return Attributes.builder()
                .put(Attribute.TEXT, text.orElse(null))
                .put(Attribute.HTML, text.isPresent() ? Boolean.FALSE : null)
                .put(Attribute.PUBLIC, isPublic.orElse(null))
                .put(Attribute.AUTHOR, author.orElse(null))
                .put(Attribute.AUTHOR_NAME, authorName.orElse(null))
                .put(Attribute.AUTHOR_STAFF, staff.orElse(null));
    }
}
