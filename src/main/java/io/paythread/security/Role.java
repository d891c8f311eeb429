package io.paythread.security;

import static io.paythread.security.Scope.*;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What people and machines are: a role is a set of scopes and nothing else. */
public enum Role {
    AGENT(
            "Answers customers: sees who they are and what happened, not why a bank suspects them.",
            of(
                    CUSTOMERS_READ,
                    CUSTOMERS_WRITE,
                    IDENTITY_WRITE,
                    PAYMENTS_READ,
                    TICKETS_READ,
                    CASES_READ,
                    CASES_WRITE,
                    DISPUTES_READ,
                    ALERTS_READ,
                    ALERTS_WRITE,
                    KNOWLEDGE_READ,
                    KNOWLEDGE_WRITE,
                    INSIGHTS_READ,
                    FEED_READ,
                    MCP_READ,
                    PII_READ)),
    SENIOR_AGENT("An agent who also prepares evidence.", with(AGENT, EVIDENCE_WRITE)),
    ANALYST(
            "Works on disputes and figures: sees reasons and cards, not addresses.",
            with(
                    without(AGENT, PII_READ),
                    EVIDENCE_WRITE,
                    DISPUTES_SUBMIT,
                    ALERT_RULES_WRITE,
                    EXPORTS_WRITE,
                    JOBS_READ,
                    JOBS_WRITE,
                    CARD_READ,
                    RISK_READ)),
    ADMIN("May do everything.", EnumSet.allOf(Scope.class)),
    INTEGRATION("A machine: has the scopes that its key was given and no console.", EnumSet.noneOf(Scope.class)),
    AUDITOR("Reads the audit log and has it verified.", of(AUDIT_READ));

    private final String meaning;

    @SuppressWarnings("ImmutableEnumChecker") // A copy that cannot be changed; its type does not say so.
    private final Set<Scope> scopes;

    Role(String meaning, Set<Scope> scopes) {
        this.meaning = meaning;
        this.scopes = Collections.unmodifiableSet(scopes);
    }

    /** The name on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Who has it, in a sentence for people. */
    public String meaning() {
        return meaning;
    }

    /** What it allows. */
    public Set<Scope> scopes() {
        return scopes;
    }

    /** The role of this wire name. */
    public static Optional<Role> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(role -> role.wireName().equals(name))
                .findFirst();
    }

    private static Set<Scope> of(Scope... scopes) {
        return with(Set.of(), scopes);
    }

    private static Set<Scope> with(Role role, Scope... more) {
        return with(role.scopes, more);
    }

    private static Set<Scope> with(Set<Scope> scopes, Scope... more) {
        EnumSet<Scope> all = EnumSet.noneOf(Scope.class);
        all.addAll(scopes);
        all.addAll(Arrays.asList(more));
        return all;
    }

    private static Set<Scope> without(Role role, Scope less) {
        EnumSet<Scope> rest = EnumSet.copyOf(role.scopes);
        rest.remove(less);
        return rest;
    }
}
