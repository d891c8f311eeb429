package io.paythread.adapters.helpdesk.zendesk;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All ticket events that can be subscribed to (Zendesk, "Ticket events"). */
enum TicketEventType {
    AGENT_ASSIGNMENT_CHANGED,
    ATTACHMENT_LINKED_TO_COMMENT,
    ATTACHMENT_REDACTED_FROM_COMMENT,
    BRAND_CHANGED,
    COMMENT_ADDED,
    COMMENT_MADE_PRIVATE,
    COMMENT_REDACTED,
    CREATED,
    CSAT_RECEIVED,
    CSAT_REQUESTED,
    CUSTOM_FIELD_CHANGED,
    CUSTOM_STATUS_CHANGED,
    DESCRIPTION_CHANGED,
    EMAIL_CCS_CHANGED,
    EXTERNAL_ID_CHANGED,
    FOLLOWERS_CHANGED,
    FORM_CHANGED,
    GROUP_ASSIGNMENT_CHANGED,
    MARKED_AS_SPAM,
    MERGED,
    NEXT_SLA_BREACH_CHANGED,
    OLA_POLICY_CHANGED,
    ORGANIZATION_CHANGED,
    PERMANENTLY_DELETED,
    PRIORITY_CHANGED,
    PROBLEM_LINK_CHANGED,
    REQUESTER_CHANGED,
    SCHEDULE_CHANGED,
    SLA_POLICY_CHANGED,
    SOFT_DELETED,
    STATUS_CHANGED,
    SUBJECT_CHANGED,
    SUBMITTER_CHANGED,
    TAGS_CHANGED,
    TASK_DUE_AT_CHANGED,
    TYPE_CHANGED,
    UNDELETED;

    private static final String FAMILY = "ticket.";

    private static final Map<String, TicketEventType> BY_NAME = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(TicketEventType::wireName, Function.identity()));

    /** The name in the envelope, as {@code zen:event-type:ticket.created}. */
    String wireName() {
        return FAMILY + name().toLowerCase(Locale.ROOT);
    }

    /** The type of this short name, as {@code ticket.created}. */
    static Optional<TicketEventType> of(String shortName) {
        return Optional.ofNullable(BY_NAME.get(shortName));
    }
}
