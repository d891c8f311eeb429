package io.paythread.adapters.helpdesk.zendesk;

import io.paythread.fact.Fact;
import java.util.ArrayList;
import java.util.List;

/**
 * What ticket events tell: what the ticket looks like now, and what happened, if it is worth an entry. In this order,
 * because the later fact of one event weighs more: where the details lag behind, the change itself is right.
 */
final class TicketTranslator {
    private TicketTranslator() {}

    static List<Fact> facts(TicketEvent event) {
        List<Fact> facts = new ArrayList<>();
        TicketState.describe(event).ifPresent(facts::add);
        facts.addAll(happened(event));
        return facts;
    }

    /**
     * Not worth an entry: clocks and policies (SLA, OLA, schedule), who follows, and ids that mean nothing outside
     * Zendesk (brand, form, organisation, submitter, custom status, which a status change goes with).
     */
    private static List<Fact> happened(TicketEvent event) {
        return switch (event.type()) {
            case CREATED -> TicketOpening.facts(event);
            case COMMENT_ADDED -> TicketComments.added(event);
            case COMMENT_MADE_PRIVATE -> TicketComments.madePrivate(event);
            case COMMENT_REDACTED -> TicketRedactions.ofComment(event);
            case DESCRIPTION_CHANGED -> TicketOpening.newText(event);
            case ATTACHMENT_LINKED_TO_COMMENT -> TicketAttachments.linked(event);
            case ATTACHMENT_REDACTED_FROM_COMMENT -> TicketRedactions.ofAttachment(event);
            case STATUS_CHANGED -> TicketStatus.changed(event);
            case AGENT_ASSIGNMENT_CHANGED, GROUP_ASSIGNMENT_CHANGED -> TicketChanges.assigned(event);
            case PRIORITY_CHANGED -> TicketChanges.priority(event);
            case TAGS_CHANGED -> TicketChanges.tags(event);
            case REQUESTER_CHANGED -> TicketChanges.requester(event);
            case SUBJECT_CHANGED -> TicketChanges.field(event, "subject");
            case TYPE_CHANGED -> TicketChanges.field(event, "type");
            case EXTERNAL_ID_CHANGED -> TicketChanges.field(event, "external_id");
            case TASK_DUE_AT_CHANGED -> TicketChanges.field(event, "task_due_at");
            case CUSTOM_FIELD_CHANGED -> TicketChanges.customField(event);
            case PROBLEM_LINK_CHANGED -> TicketChanges.problem(event);
            case CSAT_REQUESTED -> TicketCsat.requested(event);
            case CSAT_RECEIVED -> TicketCsat.received(event);
            case MERGED -> TicketEnds.merged(event);
            case SOFT_DELETED -> TicketEnds.deleted(event);
            case UNDELETED -> TicketEnds.undeleted(event);
            case PERMANENTLY_DELETED -> TicketEnds.permanentlyDeleted(event);
            case MARKED_AS_SPAM -> TicketEnds.markedAsSpam(event);
            case BRAND_CHANGED,
                    CUSTOM_STATUS_CHANGED,
                    EMAIL_CCS_CHANGED,
                    FOLLOWERS_CHANGED,
                    FORM_CHANGED,
                    NEXT_SLA_BREACH_CHANGED,
                    OLA_POLICY_CHANGED,
                    ORGANIZATION_CHANGED,
                    SCHEDULE_CHANGED,
                    SLA_POLICY_CHANGED,
                    SUBMITTER_CHANGED -> List.of();
        };
    }
}
