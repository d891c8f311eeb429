package io.paythread.signin;

import io.paythread.platform.vault.InstallationSecrets;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.quarkus.oidc.runtime.OidcTenantConfig.SignatureAlgorithm;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Configures the OpenID Connect extension for {@code /login/oidc}, and for nothing else: everywhere else it has no tenant
 * and does nothing. What our promises rest on (PKCE, nonce, issuer, audience, one algorithm) is fixed here, out of reach
 * of the configuration.
 */
@Singleton
class OpenIdTenant implements TenantConfigResolver {
    static final String PATH = "/login/oidc";
    static final String ID = "people";
    /** The cookie that the extension would keep tokens in. */
    static final String EXTENSIONS_COOKIE = "q_session_" + ID;

    private static final String STATE_SECRET = "oidc-state";

    private final OpenIdProvider provider;
    private final OpenIdConfig config;
    private final SignInConfig signIn;
    private final InstallationSecrets secrets;
    /** The extension connects anew when it is given another object. */
    private volatile @Nullable OidcTenantConfig tenant;

    OpenIdTenant(OpenIdProvider provider, OpenIdConfig config, SignInConfig signIn, InstallationSecrets secrets) {
        this.provider = provider;
        this.config = config;
        this.signIn = signIn;
        this.secrets = secrets;
    }

    @Override
    public Uni<OidcTenantConfig> resolve(RoutingContext context, OidcRequestContext<OidcTenantConfig> requestContext) {
        if (!provider.isConfigured() || !PATH.equals(context.normalizedPath())) {
            return Uni.createFrom().nullItem();
        }
        OidcTenantConfig present = tenant;
        return present != null
                ? Uni.createFrom().item(present)
                : secrets.get(STATE_SECRET).map(this::made);
    }

    private synchronized OidcTenantConfig made(byte[] stateSecret) {
        OidcTenantConfig present = tenant;
        if (present == null) {
            present = make(Base64.getEncoder().encodeToString(stateSecret));
            tenant = present;
        }
        return present;
    }

    private OidcTenantConfig make(String stateSecret) {
        var builder = OidcTenantConfig.authServerUrl(provider.issuer())
                .tenantId(ID)
                .applicationType(ApplicationType.WEB_APP)
                .clientId(provider.clientId())
                .authentication()
                .redirectPath(PATH)
                .restorePathAfterRedirect(false)
                .removeRedirectParameters(false)
                .pkceRequired(true)
                .nonceRequired(true)
                // Any replica finishes what another began.
                .stateSecret(stateSecret)
                .scopes(config.scopes())
                .forwardParams("max_age", "prompt")
                .cookiePath(PATH)
                .forceRedirectHttpsScheme(isHttps(signIn.origin()))
                .cookieForceSecure(isHttps(signIn.origin()))
                .end()
                .token()
                .issuer(provider.issuer())
                .audience(provider.clientId())
                .signatureAlgorithm(
                        SignatureAlgorithm.valueOf(config.algorithm().name()))
                .subjectRequired(true)
                .issuedAtRequired(true)
                .allowJwtIntrospection(false)
                .allowOpaqueTokenIntrospection(false)
                .end();
        provider.secret().ifPresent(secret -> builder.credentials(secret));
        return builder.build();
    }

    private static boolean isHttps(Optional<String> origin) {
        return origin.filter(text -> text.startsWith("https:")).isPresent();
    }
}
