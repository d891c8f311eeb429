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

/** {@code /login} and {@code /logout}: pages for people, JSON for programs. */
@Singleton
class SignInRoutes {
    /** As webhooks: before the framework's own limit of bodies. */
    static final int ORDER = -100;

    static final String LOGIN = "/login";
    static final String LOGOUT = "/logout";

    private final SignIn signIn;
    private final Sessions sessions;
    private final Users users;
    private final Submissions submissions;
    private final SignInPages pages;
    private final JsonAnswers json;
    private final SignInConfig config;

    SignInRoutes(
            SignIn signIn,
            Sessions sessions,
            Users users,
            Submissions submissions,
            SignInPages pages,
            JsonAnswers json,
            SignInConfig config) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.users = users;
        this.submissions = submissions;
        this.pages = pages;
        this.json = json;
        this.config = config;
    }

    void routes(@Observes Router router) {
        router.get(LOGIN).order(ORDER).handler(this::page);
        router.get(LOGIN + "/style.css").order(ORDER).handler(pages::style);
        router.post(LOGIN)
                .order(ORDER)
                .handler(context -> submissions.read(
                        context, SignInRequest.class, (request, isForm) -> enter(context, request, isForm)));
        router.post(LOGOUT)
                .order(ORDER)
                .handler(context -> submissions.read(
                        context, SignOutRequest.class, (request, isForm) -> leave(context, request, isForm)));
        refuseOthers(router, LOGIN, "GET, POST");
        refuseOthers(router, LOGOUT, "POST");
    }

    /** Any other method on the path. */
    static void refuseOthers(Router router, String path, String allowed) {
        router.route(path).order(ORDER + 1).handler(context -> {
            context.response().putHeader(HttpHeaders.ALLOW, allowed);
            context.fail(new ServiceException(ErrorCode.METHOD_NOT_ALLOWED, "Use one of: " + allowed + "."));
        });
    }

    private void page(RoutingContext context) {
        Optional<String> token = SessionCookie.read(context);
        if (token.isEmpty()) {
            pages.login(context, 200, "", "");
            return;
        }
        Pending.answer(
                context,
                () -> sessions.find(token.get())
                        .chain(found -> found.isEmpty()
                                ? io.smallrye.mutiny.Uni.createFrom().item(Optional.<User>empty())
                                : users.get(found.get().userId()).map(Optional::of)),
                user -> user.ifPresentOrElse(
                        somebody -> pages.signedIn(context, somebody.name(), CsrfRule.formToken(token.get())),
                        () -> pages.login(context, 200, "", "")));
    }

    private void enter(RoutingContext context, SignInRequest request, boolean isForm) {
        Pending.answer(
                context,
                () -> signIn.withPassword(
                        request, Browser.of(context), SessionCookie.read(context), RequestId.of(context)),
                signedIn -> {
                    SessionCookie.write(context, signedIn.token());
                    if (isForm) {
                        SignInPages.redirect(context, config.landingPath());
                    } else {
                        json.answer(context, 200, UserView.of(signedIn.user()));
                    }
                },
                refused -> {
                    if (isForm) {
                        JsonAnswers.retryAfter(context, refused);
                        pages.login(context, refused.code().status(), refused.detail(), request.email());
                    } else {
                        context.fail(refused);
                    }
                });
    }

    private void leave(RoutingContext context, SignOutRequest request, boolean isForm) {
        Optional<String> token = SessionCookie.read(context);
        if (token.isEmpty()) {
            left(context, isForm);
            return;
        }
        try {
            if (isForm) {
                CsrfRule.checkForm(context, config.origin(), token.get(), request.formToken());
            } else {
                CsrfRule.check(context, config.origin());
            }
        } catch (ServiceException refused) {
            context.fail(refused);
            return;
        }
        Pending.answer(context, () -> signIn.out(token.get(), RequestId.of(context)), done -> left(context, isForm));
    }

    private static void left(RoutingContext context, boolean isForm) {
        SessionCookie.clear(context);
        if (isForm) {
            SignInPages.redirect(context, LOGIN);
        } else {
            JsonAnswers.nothing(context);
        }
    }
}
