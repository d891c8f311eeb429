package io.paythread.signin;

import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.FieldError;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v1/users}. Without a password, the person signs in at the provider. */
record UserRequest(
        @Nullable String email, @Nullable String name, @Nullable List<Role> roles, @Nullable String password) {

    /** What is asked for; refuses what is missing or not valid, all at once. */
    NewUser wish() {
        List<FieldError> errors = new ArrayList<>();
        String mail = UserRules.email(email, "/email", errors);
        String called = UserRules.name(name, "/name", errors);
        Set<Role> given = UserRules.roles(roles == null ? List.of() : roles, "/roles", errors);
        if (password != null) {
            String unused = UserRules.password(password, mail, "/password", errors);
        }
        refuse(errors);
        return new NewUser(mail, called, given, Optional.ofNullable(password));
    }

    static void refuse(List<FieldError> errors) {
        if (!errors.isEmpty()) {
            String detail = errors.size() == 1
                    ? errors.get(0).detail()
                    : errors.size() + " values are not valid; each is named in errors.";
            throw new ServiceException(ErrorCode.INVALID_VALUE, detail, errors);
        }
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "UserRequest[" + roles + "]";
    }
}
