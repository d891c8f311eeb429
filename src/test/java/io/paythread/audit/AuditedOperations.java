package io.paythread.audit;

import java.util.Map;

/**
 * What each operation that changes something leaves in the audit log. An operation of the contract that is missing here
 * fails the build: give it a row in {@link AuditLog}, in the transaction of its effect, and a test of that row.
 */
public final class AuditedOperations {
    /** By operationId; the value is the action, which never changes once it is released. */
    static final Map<String, String> ACTIONS = Map.ofEntries(
            Map.entry("mergeCustomers", "customer.merge"),
            Map.entry("separateAccounts", "customer.separate"),
            Map.entry("reverseMerge", "link.reverse"),
            Map.entry("createLink", "link.create"),
            Map.entry("acceptLink", "link.accept"),
            Map.entry("rejectLink", "link.reject"),
            Map.entry("reverseLink", "link.reverse"),
            Map.entry("createCaseThread", "case_thread.make"),
            Map.entry("confirmCaseThread", "case_thread.confirm"),
            Map.entry("breakCaseThread", "case_thread.break"),
            Map.entry("createSource", "source.create"),
            Map.entry("updateSource", "source.change"),
            Map.entry("deleteSource", "source.delete"),
            Map.entry("rotateSourceSecret", "source.rotate_secret"),
            Map.entry("startBackfill", "backfill.start"),
            Map.entry("startReconciliation", "reconciliation.start"),
            Map.entry("cancelJob", "job.cancel"),
            Map.entry("startExport", "export.start"),
            Map.entry("eraseCustomer", "customer.erase"),
            Map.entry("reportCustomer", "customer.report"),
            Map.entry("placeLegalHold", "legal_hold.place"),
            Map.entry("releaseLegalHold", "legal_hold.release"),
            Map.entry("draftEvidencePack", "evidence_pack.draft"),
            Map.entry("updateEvidencePack", "evidence_pack.change"),
            Map.entry("addExhibit", "evidence_pack.add_exhibit"),
            Map.entry("removeExhibit", "evidence_pack.remove_exhibit"),
            Map.entry("submitEvidence", "dispute.submit"),
            Map.entry("acceptDispute", "dispute.accept"),
            Map.entry("approveEvidenceSubmission", "dispute.approve"),
            Map.entry("withdrawEvidenceSubmission", "dispute.withdraw"),
            Map.entry("createCalendarFeed", "calendar_feed.create"),
            Map.entry("revokeCalendarFeed", "calendar_feed.revoke"),
            Map.entry("putProviderKey", "source.put_provider_key"),
            Map.entry("deleteProviderKey", "source.delete_provider_key"),
            Map.entry("createApiKey", "api_key.create"),
            Map.entry("updateApiKey", "api_key.change"),
            Map.entry("rotateApiKey", "api_key.rotate"),
            Map.entry("revokeApiKey", "api_key.revoke"),
            Map.entry("createWebhookEndpoint", "webhook_endpoint.create"),
            Map.entry("updateWebhookEndpoint", "webhook_endpoint.change"),
            Map.entry("deleteWebhookEndpoint", "webhook_endpoint.delete"),
            Map.entry("rotateWebhookSecret", "webhook_endpoint.rotate_secret"),
            Map.entry("testWebhookEndpoint", "webhook_endpoint.test"),
            Map.entry("recoverWebhookMessages", "webhook_endpoint.recover"),
            Map.entry("resendWebhookMessage", "webhook_message.resend"),
            Map.entry("createStreamTicket", "stream_ticket.create"),
            Map.entry("startCardRescan", "card_rescan.start"),
            Map.entry("replayInboundEvent", "inbound_event.replay"),
            Map.entry("startReplay", "replay.start"),
            Map.entry("startReprojection", "reprojection.start"),
            Map.entry("changeNetworkThresholds", "network_program.change"),
            Map.entry("createUser", "user.create"),
            Map.entry("updateUser", "user.change"),
            Map.entry("deleteUser", "user.delete"),
            Map.entry("endOwnSessions", "session.end"),
            Map.entry("endOwnSession", "session.end"),
            Map.entry("changeOwnPassword", "user.change_password"));

    /** Operations that change nothing and show what is sensitive. */
    static final Map<String, String> VIEWS = Map.of(
            "getInboundEventBody", "inbound_event.read_body",
            "getAccessReport", "access_report.read",
            "getExportFile", "export.read",
            "previewEvidencePack", "evidence_pack.export_pdf");

    private AuditedOperations() {}
}
