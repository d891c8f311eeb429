package io.paythread.security;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** All that roles and single scopes allow together. */
public final class Rights {
    private Rights() {}

    /** The scopes of the roles, and those given besides. */
    public static Set<Scope> of(Collection<Role> roles, Collection<Scope> scopes) {
        EnumSet<Scope> all = EnumSet.noneOf(Scope.class);
        all.addAll(scopes);
        roles.forEach(role -> all.addAll(role.scopes()));
        return Collections.unmodifiableSet(all);
    }
}
