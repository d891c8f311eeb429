package io.paythread.security;

import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** All that roles and single scopes allow together. */
public final class Rights {
    private Rights() {}

    /**
     * Refuses to give, and to get hold of, more than the caller has: making a key or a user, changing one, showing one's
     * new secret. The rights of the other are meant, before and after.
     */
    public static void requireWithin(Caller caller, Set<Scope> rights) {
        EnumSet<Scope> beyond = EnumSet.noneOf(Scope.class);
        beyond.addAll(rights);
        beyond.removeAll(caller.scopes());
        if (!beyond.isEmpty()) {
            throw new ServiceException(
                    ErrorCode.FORBIDDEN,
                    "Nobody gives or takes over scopes that they do not have themselves: "
                            + beyond.stream().map(Scope::wireName).collect(Collectors.joining(", ")) + ".");
        }
    }

    /** The scopes of the roles, and those given besides. */
    public static Set<Scope> of(Collection<Role> roles, Collection<Scope> scopes) {
        EnumSet<Scope> all = EnumSet.noneOf(Scope.class);
        all.addAll(scopes);
        roles.forEach(role -> all.addAll(role.scopes()));
        return Collections.unmodifiableSet(all);
    }
}
