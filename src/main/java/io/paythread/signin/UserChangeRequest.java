package io.paythread.signin;

import io.paythread.platform.problem.FieldError;
import io.paythread.security.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The body of {@code PATCH /v1/users/{id}}: what is absent stays. */
record UserChangeRequest(
        @Nullable String name, @Nullable List<Role> roles, @Nullable UserState state, @Nullable String password) {

    /** What is asked for; refuses what is not valid, all at once. */
    UserChange change() {
        List<FieldError> errors = new ArrayList<>();
        Optional<String> called = Optional.ofNullable(name).map(text -> UserRules.name(text, "/name", errors));
        Optional<Set<Role>> given = Optional.ofNullable(roles).map(list -> UserRules.roles(list, "/roles", errors));
        // The address is compared when it is known, with the user.
        Optional<String> secret =
                Optional.ofNullable(password).map(text -> UserRules.password(text, "@", "/password", errors));
        UserRequest.refuse(errors);
        return new UserChange(called, given, Optional.ofNullable(state), secret);
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "UserChangeRequest[" + roles + ", " + state + "]";
    }
}
