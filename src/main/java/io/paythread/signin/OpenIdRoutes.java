package io.paythread.signin;

import io.paythread.platform.http.Pending;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.RequestId;
import io.paythread.platform.problem.ServiceException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * {@code /login/oidc}: to the provider and back. {@code /logout/oidc}: where the provider says that a session is over
 * (OpenID Connect Back-Channel Logout 1.0). Neither is there without a provider.
 */
@Singleton
class OpenIdRoutes {
    private static final String LOGOUT = "/logout/oidc";
    private static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final OpenIdProvider provider;
    private final OpenIdExchange exchange;
    private final OpenIdSignIn signIn;
    private final Submissions submissions;
    private final SignInPages pages;
    private final SignInConfig config;

    OpenIdRoutes(
            OpenIdProvider provider,
            OpenIdExchange exchange,
            OpenIdSignIn signIn,
            Submissions submissions,
            SignInPages pages,
            SignInConfig config) {
        this.provider = provider;
        this.exchange = exchange;
        this.signIn = signIn;
        this.submissions = submissions;
        this.pages = pages;
        this.config = config;
    }

    void routes(@Observes Router router) {
        if (!provider.isConfigured()) {
            return;
        }
        router.get(OpenIdTenant.PATH).order(SignInRoutes.ORDER).handler(this::signIn);
        router.post(LOGOUT)
                .order(SignInRoutes.ORDER)
                .handler(context ->
                        submissions.read(context, LogoutMessage.class, (message, isForm) -> signOut(context, message)));
        SignInRoutes.refuseOthers(router, OpenIdTenant.PATH, "GET");
        SignInRoutes.refuseOthers(router, LOGOUT, "POST");
    }

    private void signIn(RoutingContext context) {
        if (OpenIdExchange.isReturn(context)) {
            comeBack(context);
        } else {
            Pending.answer(
                    context,
                    () -> exchange.begin(context),
                    address -> {
                        var unused = context.response()
                                .setStatusCode(302)
                                .putHeader(HttpHeaders.LOCATION, address)
                                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                                .end();
                    },
                    refused -> tell(context, refused));
        }
    }

    private void comeBack(RoutingContext context) {
        Pending.answer(
                context,
                () -> exchange.finish(context)
                        .chain(idToken -> signIn.enter(
                                idToken, Browser.of(context), SessionCookie.read(context), RequestId.of(context))),
                signedIn -> {
                    SessionCookie.write(context, signedIn.token());
                    SignInPages.redirect(context, config.landingPath());
                },
                refused -> tell(context, refused));
    }

    private void tell(RoutingContext context, ServiceException refused) {
        JsonAnswers.retryAfter(context, refused);
        String title = refused.code() == ErrorCode.FORBIDDEN ? "No access" : "Signing in did not work";
        pages.message(context, refused.code().status(), title, refused.detail());
    }

    private void signOut(RoutingContext context, LogoutMessage message) {
        Pending.answer(
                context,
                () -> provider.logoutToken(
                                Optional.ofNullable(message.logoutToken()).orElse(""))
                        .map(token -> token.filter(OpenIdRoutes::saysThatASessionIsOver)
                                .orElseThrow(() -> new ServiceException(
                                        ErrorCode.INVALID_REQUEST, "The logout token is not valid.")))
                        .chain(token -> signIn.ended(token, RequestId.of(context))),
                ended -> {
                    var unused = context.response()
                            .setStatusCode(200)
                            .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                            .end();
                });
    }

    /** Section 2.6 of the standard; a nonce would make it an ID token. */
    private static boolean saysThatASessionIsOver(Claims token) {
        boolean about = token.text("sid").isPresent() || token.text("sub").isPresent();
        return about && token.hasObject("events", LOGOUT_EVENT) && !token.has("nonce");
    }
}
