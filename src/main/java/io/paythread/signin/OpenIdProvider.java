package io.paythread.signin;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The provider that people sign in at, as the configuration and the provider itself describe it. */
@Singleton
class OpenIdProvider {
    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration LEEWAY = Duration.ofSeconds(30);

    private final Optional<String> issuer;
    private final String clientId;
    private final Optional<String> secret;
    private final JsonFetch fetch;
    private final SignedTokens logoutTokens;
    private volatile @Nullable Known known;

    OpenIdProvider(OpenIdConfig config, JsonFetch fetch, Clock clock) {
        this.issuer = config.issuer();
        this.clientId = issuer.isEmpty() ? "" : required(config.clientId());
        this.secret = config.clientSecret().or(() -> config.clientSecretFile().map(OpenIdProvider::read));
        this.fetch = fetch;
        issuer.ifPresent(OpenIdProvider::requireSafe);
        this.logoutTokens = new SignedTokens(
                new TokenCheck(issuer.orElse(""), clientId, config.algorithm(), LEEWAY, TokenCheck.LOGOUT),
                new KeySet(this::keys),
                clock);
    }

    boolean isConfigured() {
        return issuer.isPresent();
    }

    String issuer() {
        return issuer.orElseThrow(() -> new IllegalStateException("no provider is configured"));
    }

    String clientId() {
        return clientId;
    }

    Optional<String> secret() {
        return secret;
    }

    /** What the provider's message says that a session is over; empty where it is not the provider's. */
    Uni<Optional<Claims>> logoutToken(String token) {
        return logoutTokens.read(token);
    }

    /** What the provider says of itself. Asked again after a while, not for each browser that comes back. */
    Uni<JsonNode> discovery() {
        Known present = known;
        if (present != null && System.nanoTime() - present.readNanos() < FRESH.toNanos()) {
            return Uni.createFrom().item(present.document());
        }
        return fetch.get(issuer().replaceAll("/+$", "") + DISCOVERY).invoke(document -> {
            if (!issuer().equals(document.path("issuer").asText())) {
                throw new IllegalStateException("the provider calls itself another issuer than " + issuer());
            }
            known = new Known(document, System.nanoTime());
        });
    }

    /** By the process's monotonic clock. */
    private record Known(JsonNode document, long readNanos) {}

    private Uni<JsonNode> keys() {
        return discovery().chain(document -> fetch.get(document.path("jwks_uri").asText()));
    }

    private static String required(Optional<String> clientId) {
        return clientId.orElseThrow(
                () -> new IllegalStateException("paythread.oidc.issuer is set, and paythread.oidc.client-id is not"));
    }

    private static void requireSafe(String issuer) {
        if (!JsonFetch.isSafe(issuer)) {
            throw new IllegalStateException("paythread.oidc.issuer is an https address, or http on this machine");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("paythread.oidc.client-secret-file cannot be read: " + file, e);
        }
    }
}
