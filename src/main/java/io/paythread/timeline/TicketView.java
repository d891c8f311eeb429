package io.paythread.timeline;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import io.paythread.fact.Attribute;
import io.paythread.fact.ObjectType;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A ticket in JSON.
 *
 * @param state the helpdesk's word: new, open, pending, hold, solved, closed ...
 * @param type question, incident, problem or task
 * @param assignee the helpdesk's id of the agent
 * @param group the helpdesk's id of the group
 * @param satisfaction the customer's rating
 * @param mergedInto the ticket that goes on
 * @param mentions what its texts name by a provider's id, among what the same customer has; null in lists
 * @param annexes what packages above tell of it, each under its name
 */
public record TicketView(
        String id,
        String object,
        @Nullable String state,
        @Nullable String subject,
        @Nullable String priority,
        @Nullable String type,
        @Nullable String channel,
        @Nullable String assignee,
        @Nullable String group,
        List<String> tags,
        @Nullable SatisfactionView satisfaction,
        @Nullable String mergedInto,
        boolean deleted,
        boolean unexpected,
        String source,
        @Nullable String account,
        @Nullable String customer,
        Instant createdAt,
        Instant recordedAt,
        @Nullable List<EntryView.LinkView> mentions,
        List<ExternalRef> externalRefs,
        @JsonAnyGetter Map<String, Object> annexes) {

    /** What the customer thought of the help. */
    public record SatisfactionView(@Nullable String score, @Nullable String comment) {}

    /** For a list. */
    static TicketView brief(ObjectRow row, Map<String, Object> annexes) {
        return of(row, null, annexes);
    }

    static TicketView of(ObjectRow row, @Nullable List<EntryView.LinkView> mentions, Map<String, Object> annexes) {
        Details details = row.details();
        return new TicketView(
                PublicId.format(IdPrefix.TICKET, row.id()),
                "ticket",
                row.status().orElse(null),
                details.text(Attribute.SUBJECT),
                details.text(Attribute.PRIORITY),
                details.text(Attribute.TICKET_TYPE),
                details.text(Attribute.CHANNEL),
                details.text(Attribute.ASSIGNEE),
                details.text(Attribute.GROUP),
                details.list(Attribute.TAGS),
                satisfaction(details),
                mergedInto(row, details.text(Attribute.MERGED_INTO)),
                Boolean.TRUE.equals(details.flag(Attribute.DELETED)),
                row.unexpected(),
                row.source(),
                row.account(),
                row.customer(),
                row.occurredAt(),
                row.recordedAt(),
                mentions,
                row.externalRefs(),
                annexes);
    }

    private static @Nullable SatisfactionView satisfaction(Details details) {
        SatisfactionView view =
                new SatisfactionView(details.text(Attribute.CSAT_SCORE), details.text(Attribute.CSAT_COMMENT));
        return view.score == null && view.comment == null ? null : view;
    }

    private static @Nullable String mergedInto(ObjectRow row, @Nullable String reference) {
        return reference == null
                ? null
                : PublicId.format(
                        IdPrefix.TICKET,
                        PublicIds.uuid(row.sourceId(), ObjectType.TICKET.wireName() + ":" + reference));
    }
}
