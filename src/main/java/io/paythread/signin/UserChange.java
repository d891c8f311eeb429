package io.paythread.signin;

import io.paythread.security.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What becomes different of a user; what is empty stays. */
record UserChange(
        Optional<String> name, Optional<Set<Role>> roles, Optional<UserState> state, Optional<String> password) {

    /** The user after the change. */
    User applied(User user, Instant now) {
        return new User(
                user.id(),
                user.email(),
                name.orElse(user.name()),
                roles.orElse(user.roles()),
                state.orElse(user.state()),
                user.hasPassword() || password.isPresent(),
                user.subject(),
                user.version() + 1,
                user.createdAt(),
                now,
                user.lastSignInAt());
    }

    /** Whoever was signed in with the old rights or the old password must sign in again. */
    boolean endsSessions(User user) {
        return password.isPresent()
                || roles.filter(given -> !given.equals(user.roles())).isPresent()
                || state.filter(given -> given == UserState.DISABLED).isPresent();
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "UserChange[" + roles + ", " + state + "]";
    }
}
