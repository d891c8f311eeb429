package io.paythread.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A right that a caller has or has not. Each operation of the API needs one (see {@link OperationTable}); the last three
 * open fields that are hidden without them. The wire name is stable.
 */
public enum Scope {
    CUSTOMERS_READ("Customers, their accounts, links, summaries and timelines; entries; look-ups by id."),
    CUSTOMERS_WRITE("Notes, tags and pins of customers."),
    IDENTITY_WRITE("Joining and separating customers; deciding on links."),
    PAYMENTS_READ("Payments, refunds, checkouts, invoices, subscriptions, fraud warnings and advice on refunds."),
    TICKETS_READ("Tickets and their messages."),
    CASES_READ("Case threads and handoffs."),
    CASES_WRITE("Deciding on case threads; handing work over."),
    DISPUTES_READ("Disputes, their timelines and evidence packs."),
    EVIDENCE_WRITE("Preparing evidence packs and exhibits; assigning disputes."),
    DISPUTES_SUBMIT("Submitting evidence and accepting disputes."),
    ALERTS_READ("Alerts, escalations and alert rules."),
    ALERTS_WRITE("Working on alerts: acknowledging, commenting, escalating, resolving."),
    ALERT_RULES_WRITE("Making and changing alert rules."),
    KNOWLEDGE_READ("Articles, explanations of decline codes, suggestions."),
    KNOWLEDGE_WRITE("Writing articles."),
    INSIGHTS_READ("Metrics and the records behind them."),
    EXPORTS_WRITE("Making and fetching exports."),
    JOBS_READ("Jobs and their results."),
    JOBS_WRITE("Cancelling jobs."),
    FEED_READ("The feed and the live stream."),
    ENTRIES_WRITE("Sending facts of one's own."),
    SOURCES_READ("Sources, their health, and what they sent, without its bodies."),
    SOURCES_WRITE("Connecting and changing sources; their secrets."),
    EVENTS_REPLAY("Replays, backfills and reconciliations."),
    ENDPOINTS_READ("Endpoints of outbound webhooks, their messages and attempts."),
    ENDPOINTS_WRITE("Making and changing endpoints; sending messages again."),
    SETTINGS_READ("Settings, policies, calendars and destinations."),
    SETTINGS_WRITE("Changing settings, policies, calendars and destinations."),
    ERASURE_WRITE("Erasing people, reporting what is kept of them, legal holds."),
    USERS_READ("Users and their roles."),
    USERS_WRITE("Inviting and changing users, giving roles."),
    KEYS_READ("API keys, without their secrets."),
    KEYS_WRITE("Making, changing, rotating and revoking API keys."),
    AUDIT_READ("The audit log and its verification; receipts of redacted card data."),
    MCP_READ("The reading tools of the Model Context Protocol."),
    MCP_WRITE("Its writing tools, where they are switched on."),
    PII_READ("E-mail addresses and telephone numbers in full, and searching by them."),
    CARD_READ("The issuer of a card and what identifies the card."),
    RISK_READ("Reasons of issuers and fraud checks that a customer must not be told."),
    RAW_READ("The stored bodies of inbound events.");

    private final String meaning;

    Scope(String meaning) {
        this.meaning = meaning;
    }

    /** The name on the wire: {@code customers:read}. The part before the colon may have hyphens. */
    public String wireName() {
        String name = name().toLowerCase(Locale.ROOT);
        int verb = name.lastIndexOf('_');
        return name.substring(0, verb).replace('_', '-') + ":" + name.substring(verb + 1);
    }

    /** What it allows, in a sentence for people. */
    public String meaning() {
        return meaning;
    }

    /** The scope of this wire name. */
    public static Optional<Scope> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(scope -> scope.wireName().equals(name))
                .findFirst();
    }
}
