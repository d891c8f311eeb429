package io.paythread.signin;

import com.fasterxml.jackson.databind.JsonNode;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.common.runtime.OidcCommonUtils;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.ErrorCodeValidator;
import org.jose4j.jwt.consumer.InvalidJwtException;

/**
 * The authorisation code flow, which the extension does: state, PKCE, nonce, the code's exchange, the ID token's signature
 * and claims. It is called here and by no filter, so it sees no other request. What it would keep in the browser is taken
 * out of the answer.
 */
@Singleton
class OpenIdExchange {
    private static final Logger LOG = Logger.getLogger(OpenIdExchange.class);
    private static final int TRY_AGAIN_SECONDS = 10;
    private static final int MAX_CAUSES = 8;

    private final OpenIdProvider provider;
    private final OidcAuthenticationMechanism extension;
    private final IdentityProviderManager identities;

    OpenIdExchange(OpenIdProvider provider, OidcAuthenticationMechanism extension, IdentityProviderManager identities) {
        this.provider = provider;
        this.extension = extension;
        this.identities = identities;
    }

    /** Whether the provider sent the browser back. */
    static boolean isReturn(RoutingContext context) {
        var query = context.queryParams();
        return query.contains("state") || query.contains("code") || query.contains("error");
    }

    /** Where to send the browser; the state that belongs to it is in a cookie of the answer. */
    Uni<String> begin(RoutingContext context) {
        return extension
                .getChallenge(context)
                .onFailure(OpenIdExchange::isProvidersFault)
                .transform(OpenIdExchange::unavailable)
                .map(challenge -> String.valueOf(challenge.headerContent));
    }

    /** What the provider says of the person, once everything about it holds. */
    Uni<Claims> finish(RoutingContext context) {
        if (context.queryParams().contains("error")) {
            LOG.infof("sign-in ended by provider method=oidc");
            return Uni.createFrom().failure(failed());
        }
        return provider.discovery()
                .onFailure()
                .transform(OpenIdExchange::unavailable)
                .invoke(discovery -> requireIssuer(context, discovery))
                .chain(() -> extension.authenticate(context, identities))
                .onFailure(OpenIdExchange::isRefusal)
                .transform(OpenIdExchange::refused)
                .map(identity -> claims(Optional.ofNullable(identity)))
                .eventually(() -> forget(context));
    }

    /** Tells providers apart that a browser was led between (RFC 9207, section 2.4). */
    private void requireIssuer(RoutingContext context, JsonNode discovery) {
        List<String> sent = context.queryParam("iss");
        boolean promised =
                discovery.path("authorization_response_iss_parameter_supported").asBoolean(false);
        boolean right = sent.isEmpty() ? !promised : sent.equals(List.of(provider.issuer()));
        if (!right) {
            LOG.warn("sign-in refused method=oidc reason=other_issuer");
            throw failed();
        }
    }

    private static Claims claims(Optional<SecurityIdentity> identity) {
        return identity.map(SecurityIdentity::getPrincipal)
                .filter(JsonWebToken.class::isInstance)
                .map(principal -> OidcCommonUtils.decodeJwtContent(((JsonWebToken) principal).getRawToken()))
                .map(json -> new Claims(json.getMap()))
                .orElseThrow(OpenIdExchange::failed);
    }

    /** The extension's session must not reach the browser. */
    private static void forget(RoutingContext context) {
        context.response().removeCookies(OpenIdTenant.EXTENSIONS_COOKIE, false);
    }

    private static boolean isRefusal(Throwable failure) {
        return failure instanceof AuthenticationCompletionException || failure instanceof AuthenticationFailedException;
    }

    private static boolean isProvidersFault(Throwable failure) {
        return failure instanceof OIDCException;
    }

    /** The numbers are those of jose4j's {@code ErrorCodes}; what a token says of the person is not for the log. */
    private static ServiceException refused(Throwable failure) {
        List<Integer> faults = List.of();
        Throwable cause = failure;
        for (int i = 0; i < MAX_CAUSES && cause != null; i++) {
            if (cause instanceof InvalidJwtException token) {
                faults = token.getErrorDetails().stream()
                        .map(ErrorCodeValidator.Error::getErrorCode)
                        .toList();
            }
            cause = cause.getCause();
        }
        LOG.warnf("sign-in refused method=oidc reason=not_acceptable token_faults=%s", faults);
        return failed();
    }

    private static ServiceException unavailable(Throwable failure) {
        if (failure instanceof ServiceException ours) {
            return ours;
        }
        LOG.warnf("provider does not answer error=%s", failure.toString());
        return ServiceException.retryLater(
                ErrorCode.UNAVAILABLE, "The OpenID provider does not answer at the moment.", TRY_AGAIN_SECONDS);
    }

    private static ServiceException failed() {
        return new ServiceException(
                ErrorCode.UNAUTHENTICATED, "What came back from the OpenID provider cannot be accepted. Try again.");
    }
}
