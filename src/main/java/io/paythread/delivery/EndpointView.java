package io.paythread.delivery;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.security.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint as JSON, without its secrets and the values of its headers.
 *
 * @param object always {@code webhook_endpoint}
 * @param headers the names only
 * @param secret {@code whsec_…}: only in the answer that made it
 */
record EndpointView(
        String id,
        String object,
        String url,
        @Nullable String description,
        List<String> eventTypes,
        List<String> customers,
        List<String> sources,
        String payload,
        List<String> scopes,
        @Nullable Integer rate,
        List<String> headers,
        boolean asymmetric,
        boolean handshake,
        String state,
        @Nullable String disabledReason,
        @Nullable Instant disabledAt,
        HealthView health,
        List<SecretView> secrets,
        @Nullable String secret,
        String createdBy,
        Instant createdAt,
        Instant updatedAt) {

    /**
     * How it goes.
     *
     * @param failures attempts in a row that failed
     * @param rate messages a minute, where the receiver asked for less than usual
     */
    record HealthView(
            int failures, @Nullable Instant failingSince, @Nullable Instant heldUntil, @Nullable Integer rate) {}

    /** That there is a secret, and the public half of its pair; null is without end. */
    record SecretView(String id, String publicKey, Instant createdAt, @Nullable Instant expiresAt) {}

    static EndpointView of(Endpoint endpoint) {
        return of(endpoint, null);
    }

    /** With the secret, for the one who made it. */
    static EndpointView of(Endpoints.Issued issued) {
        return of(issued.endpoint(), issued.secret().text());
    }

    private static EndpointView of(Endpoint endpoint, @Nullable String secret) {
        Endpoint.Settings settings = endpoint.settings();
        return new EndpointView(
                endpoint.publicId(),
                "webhook_endpoint",
                settings.url(),
                settings.description().orElse(null),
                settings.wanted().types().stream().sorted().toList(),
                ids(IdPrefix.CUSTOMER, settings.wanted().customers()),
                ids(IdPrefix.SOURCE, settings.wanted().sources()),
                settings.payload().wireName(),
                settings.scopes().stream().map(Scope::wireName).sorted().toList(),
                settings.rate().orElse(null),
                settings.headerNames(),
                settings.asymmetric(),
                settings.handshake(),
                endpoint.state().wireName(),
                endpoint.disabled().map(why -> why.reason().wireName()).orElse(null),
                endpoint.disabled().map(Endpoint.Disabled::at).orElse(null),
                health(endpoint.health()),
                endpoint.secrets().stream().map(EndpointView::mark).toList(),
                secret,
                endpoint.createdBy(),
                endpoint.createdAt(),
                endpoint.updatedAt());
    }

    private static HealthView health(Endpoint.Health health) {
        return new HealthView(
                health.failures(),
                health.failingSince().orElse(null),
                health.heldUntil().orElse(null),
                health.slowRate().orElse(null));
    }

    private static SecretView mark(Endpoint.SecretMark secret) {
        return new SecretView(
                PublicId.format(IdPrefix.WEBHOOK_SECRET, secret.id()),
                secret.publicKey(),
                secret.createdAt(),
                secret.expiresAt().orElse(null));
    }

    private static List<String> ids(IdPrefix prefix, Set<UUID> ids) {
        return ids.stream().sorted().map(id -> PublicId.format(prefix, id)).toList();
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "EndpointView[" + id + "]";
    }
}
