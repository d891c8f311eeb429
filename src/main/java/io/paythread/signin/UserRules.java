package io.paythread.signin;

import io.paythread.platform.problem.FieldError;
import io.paythread.security.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may stand in the fields of a user. Each adds its fault to the list and gives text to go on with. */
final class UserRules {
    static final int MAX_EMAIL = 254;
    static final int MAX_NAME = 100;
    /** Something, an at sign, something: only the person's own mailbox knows more. */
    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private UserRules() {}

    static String email(@Nullable String given, String pointer, List<FieldError> errors) {
        String email = given == null ? "" : given.strip();
        if (email.length() > MAX_EMAIL || !EMAIL.matcher(email).matches()) {
            errors.add(
                    new FieldError(pointer, "invalid_email", "An e-mail address is needed, such as ana@example.com."));
        }
        return email;
    }

    static String name(@Nullable String given, String pointer, List<FieldError> errors) {
        String name = given == null ? "" : given.strip();
        if (name.isEmpty() || name.length() > MAX_NAME || CONTROL.matcher(name).find()) {
            errors.add(new FieldError(pointer, "invalid_name", "A name has 1 to " + MAX_NAME + " characters."));
        }
        return name;
    }

    static String password(@Nullable String given, String email, String pointer, List<FieldError> errors) {
        String password = given == null ? "" : given;
        Optional<String> fault = PasswordRule.fault(password, email);
        fault.ifPresent(sentence -> errors.add(new FieldError(pointer, "weak_password", sentence)));
        return password;
    }

    /** Roles of people; the one of machines is none. */
    static Set<Role> roles(List<Role> given, String pointer, List<FieldError> errors) {
        if (given.isEmpty() || given.contains(Role.INTEGRATION)) {
            errors.add(new FieldError(
                    pointer,
                    "invalid_roles",
                    "A user has one or more of: agent, senior_agent, analyst, admin, auditor."));
        }
        return new HashSet<>(given);
    }
}
