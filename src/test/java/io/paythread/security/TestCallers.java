package io.paythread.security;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Callers for tests that ask a service without a request. */
public final class TestCallers {
    private TestCallers() {}

    /** A machine that may do everything. */
    public static Caller machine() {
        return machine(Set.of(Role.ADMIN), Set.of());
    }

    /** A machine with these rights. */
    public static Caller machine(Set<Role> roles, Set<Scope> scopes) {
        return Caller.machine(
                "key:test", "test", Optional.empty(), Credential.API_KEY, roles, scopes, Optional.empty(), "rqs_test");
    }

    /** A person with this role. */
    public static Caller person(Role role, Instant signedInAt, Instant expiresAt) {
        return Caller.person(
                "user:test", "Test", new UUID(7, 7), Set.of(role), Set.of(), signedInAt, expiresAt, "rqs_test");
    }
}
