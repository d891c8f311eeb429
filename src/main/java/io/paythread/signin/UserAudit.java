package io.paythread.signin;

import io.paythread.audit.AuditEntry;
import io.paythread.audit.Personal;
import io.paythread.security.Caller;
import io.paythread.security.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Audit lines about users. */
final class UserAudit {
    private static final String TYPE = "user";

    private UserAudit() {}

    /** Somebody made, changed or removed a user. */
    static AuditEntry entry(Caller caller, String action, Optional<User> before, Optional<User> after) {
        User either = before.or(() -> after).orElseThrow();
        return new AuditEntry(
                caller.actor(),
                action,
                TYPE,
                either.publicId(),
                before.map(UserAudit::values).orElse(Map.of()),
                after.map(UserAudit::values).orElse(Map.of()),
                null,
                caller.requestId());
    }

    static Map<String, @Nullable Object> values(User user) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("email", new Personal(user.email()));
        values.put("name", new Personal(user.name()));
        values.put("roles", user.roles().stream().map(Role::wireName).sorted().toList());
        values.put("state", user.state().wireName());
        return values;
    }
}
