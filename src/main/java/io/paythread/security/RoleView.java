package io.paythread.security;

import java.util.List;

/**
 * A role as JSON.
 *
 * @param object always {@code role}
 * @param scopes what it allows
 */
record RoleView(String name, String object, String description, List<ScopeView> scopes) {
    /** A scope and what it allows. */
    record ScopeView(String name, String description) {}

    static RoleView of(Role role) {
        List<ScopeView> scopes = role.scopes().stream()
                .map(scope -> new ScopeView(scope.wireName(), scope.meaning()))
                .toList();
        return new RoleView(role.wireName(), "role", role.meaning(), scopes);
    }
}
