package io.paythread.signin;

import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.FieldError;
import io.paythread.platform.problem.ServiceException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /setup}: the one-time token, and who the first administrator is. */
record SetupRequest(@Nullable String token, @Nullable String email, @Nullable String name, @Nullable String password) {

    /** What is asked for; refuses what is missing or not valid, all at once. */
    Wish checked() {
        List<FieldError> errors = new ArrayList<>();
        String mail = UserRules.email(email, "/email", errors);
        String called = UserRules.name(name, "/name", errors);
        String secret = UserRules.password(password, mail, "/password", errors);
        if (token == null || token.isBlank()) {
            errors.add(new FieldError("/token", "missing", "The token is in the file that the log names."));
        }
        if (!errors.isEmpty()) {
            throw new ServiceException(
                    ErrorCode.INVALID_VALUE,
                    String.join(" ", errors.stream().map(FieldError::detail).toList()),
                    errors);
        }
        return new Wish(String.valueOf(token).strip(), mail, called, secret);
    }

    /** Tells no secret. */
    @Override
    public String toString() {
        return "SetupRequest[***]";
    }

    /** A request without faults. */
    record Wish(String token, String email, String name, String password) {
        /** Tells no secret. */
        @Override
        public String toString() {
            return "Wish[***]";
        }
    }
}
