package io.paythread.delivery;

import static io.paythread.security.Scope.CARD_READ;
import static io.paythread.security.Scope.CASES_READ;
import static io.paythread.security.Scope.CUSTOMERS_READ;
import static io.paythread.security.Scope.DISPUTES_READ;
import static io.paythread.security.Scope.PAYMENTS_READ;
import static io.paythread.security.Scope.PII_READ;
import static io.paythread.security.Scope.TICKETS_READ;

import io.paythread.security.Caller;
import io.paythread.security.Scope;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What full bodies may show. */
final class EndpointRules {
    /** Shown unless somebody says otherwise: what no field policy masks. */
    private static final Set<Scope> STANDARD =
            Set.copyOf(EnumSet.of(CUSTOMERS_READ, PAYMENTS_READ, TICKETS_READ, CASES_READ, DISPUTES_READ));

    /** Shown where somebody who may see it says so. */
    private static final Set<Scope> ON_REQUEST = Set.copyOf(EnumSet.of(PII_READ, CARD_READ));

    private EndpointRules() {}

    /** What the caller can give without saying anything. */
    static Set<Scope> standard(Caller caller) {
        return STANDARD.stream().filter(caller::may).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Whether a body may ever show it. Reasons of issuers and raw bodies are not among it: every look at those is written
     * down, with who it was.
     */
    static boolean isForBodies(Scope scope) {
        return STANDARD.contains(scope) || ON_REQUEST.contains(scope);
    }
}
