package io.paythread.security;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who asks, and what they may. Travels as an argument, first in the list, never in a thread-local.
 *
 * @param actor the name that audit lines and decisions bear, which never changes: {@code key:key_…}, {@code user:usr_…}
 * @param displayName for people to read: the key's name, the person's
 * @param subject the id of the key or the user; empty for what the configuration gives
 * @param credential what was shown
 * @param roles what the caller is
 * @param scopes all that the caller may do: those of the roles and those given besides
 * @param signedInAt when a person last proved who they are; empty for machines
 * @param expiresAt when the credential ends by itself; empty where it does not
 * @param requestId the id of the request in logs and problem documents
 */
public record Caller(
        String actor,
        String displayName,
        Optional<UUID> subject,
        Credential credential,
        Set<Role> roles,
        Set<Scope> scopes,
        Optional<Instant> signedInAt,
        Optional<Instant> expiresAt,
        String requestId) {

    public Caller {
        EnumSet<Role> copy = EnumSet.noneOf(Role.class);
        copy.addAll(roles);
        roles = Collections.unmodifiableSet(copy);
        scopes = Rights.of(roles, scopes);
    }

    /** A machine, with the scopes of its roles and those given besides. */
    public static Caller machine(
            String actor,
            String displayName,
            Optional<UUID> subject,
            Credential credential,
            Set<Role> roles,
            Set<Scope> scopes,
            Optional<Instant> expiresAt,
            String requestId) {
        return new Caller(
                actor, displayName, subject, credential, roles, scopes, Optional.empty(), expiresAt, requestId);
    }

    /** A person in the console, with the scopes of their roles and those given besides. */
    public static Caller person(
            String actor,
            String displayName,
            UUID user,
            Set<Role> roles,
            Set<Scope> scopes,
            Instant signedInAt,
            Instant expiresAt,
            String requestId) {
        return new Caller(
                actor,
                displayName,
                Optional.of(user),
                Credential.SESSION,
                roles,
                scopes,
                Optional.of(signedInAt),
                Optional.of(expiresAt),
                requestId);
    }

    /** Whether the caller has the scope. */
    public boolean may(Scope scope) {
        return scopes.contains(scope);
    }
}
