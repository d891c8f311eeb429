package io.paythread.timeline;

import io.paythread.fact.Attribute;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message of a ticket, in JSON. What customers write is not to be trusted: render it as text, never as markup.
 *
 * @param text what was written, after redaction
 * @param html whether the text is HTML
 * @param visibleToCustomer whether the customer can see it
 * @param attachments file names
 * @param redacted whether the helpdesk removed its content
 */
public record MessageView(
        String id,
        String object,
        String ticket,
        @Nullable String text,
        boolean html,
        boolean visibleToCustomer,
        AuthorView author,
        List<String> attachments,
        boolean redacted,
        Instant createdAt,
        Instant recordedAt,
        List<ExternalRef> externalRefs) {

    /**
     * Who wrote.
     *
     * @param reference the helpdesk's id of the writer
     * @param staff whether the writer works for the merchant; null where that is not known
     */
    public record AuthorView(@Nullable String reference, @Nullable String name, @Nullable Boolean staff) {}

    static MessageView of(ObjectRow row, String ticket) {
        Details details = row.details();
        return new MessageView(
                PublicId.format(IdPrefix.MESSAGE, row.id()),
                "message",
                ticket,
                details.text(Attribute.TEXT),
                Boolean.TRUE.equals(details.flag(Attribute.HTML)),
                Boolean.TRUE.equals(details.flag(Attribute.PUBLIC)),
                new AuthorView(
                        details.text(Attribute.AUTHOR),
                        details.text(Attribute.AUTHOR_NAME),
                        details.flag(Attribute.AUTHOR_STAFF)),
                details.list(Attribute.ATTACHMENTS),
                Boolean.TRUE.equals(details.flag(Attribute.REDACTED)),
                row.occurredAt(),
                row.recordedAt(),
                row.externalRefs());
    }
}
