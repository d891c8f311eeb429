package io.paythread.security;

import io.paythread.audit.AuditEntry;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the audit log is told of keys: everything but their secrets. */
final class KeyAudit {
    static final String CREATE = "api_key.create";
    static final String CHANGE = "api_key.change";
    static final String ROTATE = "api_key.rotate";
    static final String REVOKE = "api_key.revoke";

    private KeyAudit() {}

    static AuditEntry entry(Caller caller, String action, Optional<ApiKey> before, ApiKey after) {
        return new AuditEntry(
                caller.actor(),
                action,
                "api_key",
                PublicId.format(IdPrefix.API_KEY, after.id()),
                before.map(KeyAudit::values).orElse(Map.of()),
                values(after),
                null,
                caller.requestId());
    }

    private static Map<String, @Nullable Object> values(ApiKey key) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("name", key.name());
        values.put("roles", key.roles().stream().map(Role::wireName).sorted().toList());
        values.put("scopes", key.scopes().stream().map(Scope::wireName).sorted().toList());
        values.put("networks", key.networks().texts());
        values.put("expires_at", key.expiresAt().map(Object::toString).orElse(null));
        values.put("revoked_at", key.revokedAt().map(Object::toString).orElse(null));
        values.put("last4", key.current().last4());
        values.put(
                "previous_expires_at",
                key.previous()
                        .flatMap(ApiKey.Secret::expiresAt)
                        .map(Object::toString)
                        .orElse(null));
        return values;
    }
}
