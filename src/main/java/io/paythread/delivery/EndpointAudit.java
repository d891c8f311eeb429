package io.paythread.delivery;

import io.paythread.audit.AuditEntry;
import io.paythread.delivery.Endpoint.Disabled;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.time.Timestamps;
import io.paythread.security.Caller;
import io.paythread.security.Scope;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Audit lines about endpoints and messages. Of secrets and headers only that they are there. */
final class EndpointAudit {
    /** Who disables what is gone or does nothing but fail. */
    private static final String DELIVERY = "system:delivery";

    private static final String ENDPOINT = "webhook_endpoint";
    private static final String MESSAGE = "webhook_message";

    private EndpointAudit() {}

    static AuditEntry entry(Caller caller, String action, Optional<Endpoint> before, Optional<Endpoint> after) {
        return new AuditEntry(
                caller.actor(),
                ENDPOINT + "." + action,
                ENDPOINT,
                before.or(() -> after).orElseThrow().publicId(),
                before.map(EndpointAudit::values).orElse(Map.of()),
                after.map(EndpointAudit::values).orElse(Map.of()),
                null,
                caller.requestId());
    }

    /** Something was asked of the endpoint that leaves its settings as they are. */
    static AuditEntry asked(Caller caller, String action, UUID endpoint, Map<String, ? extends @Nullable Object> what) {
        String id = PublicId.format(IdPrefix.WEBHOOK_ENDPOINT, endpoint);
        return new AuditEntry(
                caller.actor(), ENDPOINT + "." + action, ENDPOINT, id, Map.of(), what, null, caller.requestId());
    }

    static AuditEntry resent(Caller caller, UUID message, MessageState before) {
        return new AuditEntry(
                caller.actor(),
                MESSAGE + ".resend",
                MESSAGE,
                PublicId.format(IdPrefix.WEBHOOK_MESSAGE, message),
                Map.of("state", before.wireName()),
                Map.of("state", MessageState.PENDING.wireName()),
                null,
                caller.requestId());
    }

    /** The service stopped sending by itself. */
    static AuditEntry disabled(UUID endpoint, DisableReason reason) {
        return new AuditEntry(
                DELIVERY,
                ENDPOINT + ".disable",
                ENDPOINT,
                PublicId.format(IdPrefix.WEBHOOK_ENDPOINT, endpoint),
                Map.of("state", EndpointState.ACTIVE.wireName()),
                Map.of("state", EndpointState.DISABLED.wireName(), "disabled_reason", reason.wireName()),
                null,
                DELIVERY);
    }

    private static Map<String, @Nullable Object> values(Endpoint endpoint) {
        Endpoint.Settings settings = endpoint.settings();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("url", settings.url());
        values.put("description", settings.description().orElse(null));
        values.put("event_types", settings.wanted().types().stream().sorted().toList());
        values.put("customers", ids(IdPrefix.CUSTOMER, settings.wanted().customers()));
        values.put("sources", ids(IdPrefix.SOURCE, settings.wanted().sources()));
        values.put("payload", settings.payload().wireName());
        values.put(
                "scopes",
                settings.scopes().stream().map(Scope::wireName).sorted().toList());
        values.put("rate", settings.rate().orElse(null));
        values.put("headers", settings.headerNames());
        values.put("asymmetric", settings.asymmetric());
        values.put("handshake", settings.handshake());
        values.put("state", endpoint.state().wireName());
        values.put(
                "disabled_reason",
                endpoint.disabled()
                        .map(Disabled::reason)
                        .map(DisableReason::wireName)
                        .orElse(null));
        Map<String, @Nullable Object> secrets = new LinkedHashMap<>();
        endpoint.secrets()
                .forEach(secret -> secrets.put(
                        PublicId.format(IdPrefix.WEBHOOK_SECRET, secret.id()),
                        secret.expiresAt().map(Timestamps::format).orElse(null)));
        values.put("secrets_until", secrets);
        return values;
    }

    private static List<String> ids(IdPrefix prefix, Set<UUID> ids) {
        return ids.stream().sorted().map(id -> PublicId.format(prefix, id)).toList();
    }
}
