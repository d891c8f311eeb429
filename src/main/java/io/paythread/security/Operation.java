package io.paythread.security;

import java.util.Optional;

/**
 * One operation of the API and who may call it.
 *
 * @param id its {@code operationId} in the contract
 * @param route method and path as the contract spells them: {@code GET /v1/customers/{id}}
 * @param access who may call it
 * @param scope the scope that it needs; empty unless the access is by scope
 * @param reason why nobody has to say who they are; empty text for all others
 * @param recentLogin whether people must have signed in at most five minutes before
 */
public record Operation(
        String id, String route, Access access, Optional<Scope> scope, String reason, boolean recentLogin) {

    /** Who may call an operation. */
    public enum Access {
        /** Anybody; the reason says why. */
        PUBLIC,
        /** Whoever has a valid credential. */
        CALLER,
        /** Every person, and no machine: it is about sessions and passwords. */
        PERSON,
        /** Whoever has the scope. */
        SCOPE
    }

    /** Open to everybody, for a reason. */
    static Operation open(String id, String route, String reason) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException(id + " is public without a reason");
        }
        return new Operation(id, route, Access.PUBLIC, Optional.empty(), reason, false);
    }

    /** For every caller, whoever it is. */
    static Operation everybody(String id, String route) {
        return new Operation(id, route, Access.CALLER, Optional.empty(), "", false);
    }

    /** For every person. */
    static Operation people(String id, String route) {
        return new Operation(id, route, Access.PERSON, Optional.empty(), "", false);
    }

    /** For callers with the scope. */
    static Operation needs(String id, String route, Scope scope) {
        return new Operation(id, route, Access.SCOPE, Optional.of(scope), "", false);
    }

    /** For callers with the scope, people only shortly after they signed in. */
    static Operation guarded(String id, String route, Scope scope) {
        return new Operation(id, route, Access.SCOPE, Optional.of(scope), "", true);
    }

    /** Whether the role by itself may call it. */
    public boolean isFor(Role role) {
        return scope.map(role.scopes()::contains).orElse(true);
    }
}
