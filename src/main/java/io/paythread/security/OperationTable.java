package io.paythread.security;

import static io.paythread.security.Operation.everybody;
import static io.paythread.security.Operation.guarded;
import static io.paythread.security.Operation.needs;
import static io.paythread.security.Operation.open;
import static io.paythread.security.Operation.people;

import java.util.List;

/**
 * Every operation and the scope it needs: what is enforced, what the contract says ({@code x-required-scope}), what the
 * page on access shows and what the tests try. An operation that is not here is allowed to nobody, and the build fails.
 */
public final class OperationTable {
    private static final String DOCUMENTATION = "Documentation of the API; tells nothing of this installation's data.";

    /** In the order of the contract. */
    public static final List<Operation> ALL = List.of(
            open("receiveWebhook", "POST /webhooks/{source}", "The provider's signature is the credential."),
            needs("listCustomers", "GET /v1/customers", Scope.CUSTOMERS_READ),
            needs("getCustomer", "GET /v1/customers/{id}", Scope.CUSTOMERS_READ),
            needs("getCustomerTimeline", "GET /v1/customers/{id}/timeline", Scope.CUSTOMERS_READ),
            needs("getCustomerSummary", "GET /v1/customers/{id}/summary", Scope.CUSTOMERS_READ),
            needs("listCustomerAccounts", "GET /v1/customers/{id}/accounts", Scope.CUSTOMERS_READ),
            needs("listCustomerLinks", "GET /v1/customers/{id}/links", Scope.CUSTOMERS_READ),
            needs("listIdentityDecisions", "GET /v1/customers/{id}/identity-decisions", Scope.CUSTOMERS_READ),
            needs("mergeCustomers", "POST /v1/customers/{id}/merges", Scope.IDENTITY_WRITE),
            needs("separateAccounts", "POST /v1/customers/{id}/separations", Scope.IDENTITY_WRITE),
            guarded("eraseCustomer", "POST /v1/customers/{id}/erasures", Scope.ERASURE_WRITE),
            guarded("reportCustomer", "POST /v1/customers/{id}/access-reports", Scope.ERASURE_WRITE),
            guarded("getAccessReport", "GET /v1/access-reports/{id}", Scope.ERASURE_WRITE),
            needs("getRetention", "GET /v1/retention", Scope.ERASURE_WRITE),
            needs("listLegalHolds", "GET /v1/legal-holds", Scope.ERASURE_WRITE),
            needs("placeLegalHold", "POST /v1/legal-holds", Scope.ERASURE_WRITE),
            needs("releaseLegalHold", "DELETE /v1/legal-holds/{id}", Scope.ERASURE_WRITE),
            needs("getMerge", "GET /v1/merges/{id}", Scope.CUSTOMERS_READ),
            needs("reverseMerge", "POST /v1/merges/{id}/reversals", Scope.IDENTITY_WRITE),
            needs("listAccounts", "GET /v1/accounts", Scope.CUSTOMERS_READ),
            needs("getAccount", "GET /v1/accounts/{id}", Scope.CUSTOMERS_READ),
            needs("listLinks", "GET /v1/links", Scope.CUSTOMERS_READ),
            needs("createLink", "POST /v1/links", Scope.IDENTITY_WRITE),
            needs("getLink", "GET /v1/links/{id}", Scope.CUSTOMERS_READ),
            needs("acceptLink", "POST /v1/links/{id}/acceptances", Scope.IDENTITY_WRITE),
            needs("rejectLink", "POST /v1/links/{id}/rejections", Scope.IDENTITY_WRITE),
            needs("reverseLink", "POST /v1/links/{id}/reversals", Scope.IDENTITY_WRITE),
            needs("listEntries", "GET /v1/entries", Scope.CUSTOMERS_READ),
            needs("getEntry", "GET /v1/entries/{id}", Scope.CUSTOMERS_READ),
            needs("listPayments", "GET /v1/payments", Scope.PAYMENTS_READ),
            needs("getPayment", "GET /v1/payments/{id}", Scope.PAYMENTS_READ),
            needs("listPaymentAttempts", "GET /v1/payments/{id}/attempts", Scope.PAYMENTS_READ),
            needs("getPaymentTimeline", "GET /v1/payments/{id}/timeline", Scope.PAYMENTS_READ),
            needs("listRefunds", "GET /v1/refunds", Scope.PAYMENTS_READ),
            needs("getRefund", "GET /v1/refunds/{id}", Scope.PAYMENTS_READ),
            needs("listCheckouts", "GET /v1/checkouts", Scope.PAYMENTS_READ),
            needs("getCheckout", "GET /v1/checkouts/{id}", Scope.PAYMENTS_READ),
            needs("listInvoices", "GET /v1/invoices", Scope.PAYMENTS_READ),
            needs("getInvoice", "GET /v1/invoices/{id}", Scope.PAYMENTS_READ),
            needs("listSubscriptions", "GET /v1/subscriptions", Scope.PAYMENTS_READ),
            needs("getSubscription", "GET /v1/subscriptions/{id}", Scope.PAYMENTS_READ),
            needs("listDisputes", "GET /v1/disputes", Scope.DISPUTES_READ),
            needs("getDispute", "GET /v1/disputes/{id}", Scope.DISPUTES_READ),
            needs("getDisputeTimeline", "GET /v1/disputes/{id}/timeline", Scope.DISPUTES_READ),
            needs("listEarlyFraudWarnings", "GET /v1/early-fraud-warnings", Scope.PAYMENTS_READ),
            needs("getEarlyFraudWarning", "GET /v1/early-fraud-warnings/{id}", Scope.PAYMENTS_READ),
            needs("listTickets", "GET /v1/tickets", Scope.TICKETS_READ),
            needs("getTicket", "GET /v1/tickets/{id}", Scope.TICKETS_READ),
            needs("listTicketMessages", "GET /v1/tickets/{id}/messages", Scope.TICKETS_READ),
            needs("getTicketTimeline", "GET /v1/tickets/{id}/timeline", Scope.TICKETS_READ),
            needs("lookUpReference", "GET /v1/lookup", Scope.CUSTOMERS_READ),
            needs("listSources", "GET /v1/sources", Scope.SOURCES_READ),
            needs("createSource", "POST /v1/sources", Scope.SOURCES_WRITE),
            needs("getSource", "GET /v1/sources/{id}", Scope.SOURCES_READ),
            needs("updateSource", "PATCH /v1/sources/{id}", Scope.SOURCES_WRITE),
            needs("deleteSource", "DELETE /v1/sources/{id}", Scope.SOURCES_WRITE),
            needs("rotateSourceSecret", "POST /v1/sources/{id}/secret-rotations", Scope.SOURCES_WRITE),
            needs("getSourceHealth", "GET /v1/sources/{id}/health", Scope.SOURCES_READ),
            needs("listInboundEvents", "GET /v1/inbound-events", Scope.SOURCES_READ),
            needs("getInboundEvent", "GET /v1/inbound-events/{id}", Scope.SOURCES_READ),
            guarded("getInboundEventBody", "GET /v1/inbound-events/{id}/body", Scope.RAW_READ),
            needs("listCardRedactions", "GET /v1/card-redactions", Scope.AUDIT_READ),
            needs("startCardRescan", "POST /v1/card-rescans", Scope.SETTINGS_WRITE),
            needs("listJobs", "GET /v1/jobs", Scope.JOBS_READ),
            needs("getJob", "GET /v1/jobs/{id}", Scope.JOBS_READ),
            needs("cancelJob", "DELETE /v1/jobs/{id}", Scope.JOBS_WRITE),
            everybody("getMe", "GET /v1/me"),
            needs("listRoles", "GET /v1/roles", Scope.USERS_READ),
            needs("listApiKeys", "GET /v1/api-keys", Scope.KEYS_READ),
            guarded("createApiKey", "POST /v1/api-keys", Scope.KEYS_WRITE),
            needs("getApiKey", "GET /v1/api-keys/{id}", Scope.KEYS_READ),
            guarded("updateApiKey", "PATCH /v1/api-keys/{id}", Scope.KEYS_WRITE),
            needs("revokeApiKey", "DELETE /v1/api-keys/{id}", Scope.KEYS_WRITE),
            guarded("rotateApiKey", "POST /v1/api-keys/{id}/rotations", Scope.KEYS_WRITE),
            needs("listAuditEvents", "GET /v1/audit-events", Scope.AUDIT_READ),
            needs("verifyAuditEvents", "GET /v1/audit-events/verification", Scope.AUDIT_READ),
            needs("listUsers", "GET /v1/users", Scope.USERS_READ),
            guarded("createUser", "POST /v1/users", Scope.USERS_WRITE),
            needs("getUser", "GET /v1/users/{id}", Scope.USERS_READ),
            guarded("updateUser", "PATCH /v1/users/{id}", Scope.USERS_WRITE),
            guarded("deleteUser", "DELETE /v1/users/{id}", Scope.USERS_WRITE),
            people("listOwnSessions", "GET /v1/me/sessions"),
            people("endOwnSessions", "DELETE /v1/me/sessions"),
            people("endOwnSession", "DELETE /v1/me/sessions/{id}"),
            people("changeOwnPassword", "PUT /v1/me/password"),
            open("signIn", "POST /login", "Checks the e-mail address and the password itself."),
            open("signOut", "POST /logout", "Ends the session that it is sent, if there is one."),
            open("setUp", "POST /setup", "The one-time token of the setup file is the credential."),
            open("getContract", "GET /openapi.yaml", DOCUMENTATION),
            open("getContractAsJson", "GET /openapi.json", DOCUMENTATION),
            open("getProblem", "GET /problems/{code}", DOCUMENTATION));

    private OperationTable() {}
}
