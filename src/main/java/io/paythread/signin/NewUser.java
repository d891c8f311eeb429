package io.paythread.signin;

import io.paythread.security.Role;
import java.util.Optional;
import java.util.Set;

/**
 * A user as an administrator wishes for one.
 *
 * @param password empty for somebody who signs in at the provider
 */
record NewUser(String email, String name, Set<Role> roles, Optional<String> password) {
    NewUser {
        roles = Set.copyOf(roles);
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "NewUser[" + roles + "]";
    }
}
