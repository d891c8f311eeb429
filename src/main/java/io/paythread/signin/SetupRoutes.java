package io.paythread.signin;

import io.paythread.platform.http.Pending;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.RequestId;
import io.paythread.platform.problem.ServiceException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;

/** {@code /setup}: a page for people, JSON for programs. */
@Singleton
class SetupRoutes {
    static final String SETUP = "/setup";

    private final Setup setup;
    private final Submissions submissions;
    private final SignInPages pages;
    private final JsonAnswers json;

    SetupRoutes(Setup setup, Submissions submissions, SignInPages pages, JsonAnswers json) {
        this.setup = setup;
        this.submissions = submissions;
        this.pages = pages;
        this.json = json;
    }

    void routes(@Observes Router router) {
        router.get(SETUP).order(SignInRoutes.ORDER).handler(this::page);
        router.post(SETUP)
                .order(SignInRoutes.ORDER)
                .handler(context -> submissions.read(
                        context, SetupRequest.class, (request, isForm) -> setUp(context, request, isForm)));
        SignInRoutes.refuseOthers(router, SETUP, "GET, POST");
    }

    private void page(RoutingContext context) {
        Pending.answer(context, setup::isOpen, open -> {
            if (open) {
                pages.setup(context, 200, "", "", "");
            } else {
                SignInPages.redirect(context, SignInRoutes.LOGIN);
            }
        });
    }

    private void setUp(RoutingContext context, SetupRequest request, boolean isForm) {
        Pending.answer(
                context,
                () -> setup.withToken(request.checked(), Browser.of(context).address(), RequestId.of(context)),
                user -> {
                    if (isForm) {
                        SignInPages.redirect(context, SignInRoutes.LOGIN);
                    } else {
                        json.answer(context, 201, UserView.of(user));
                    }
                },
                refused -> refuse(context, request, isForm, refused));
    }

    private void refuse(RoutingContext context, SetupRequest request, boolean isForm, ServiceException refused) {
        if (!isForm) {
            context.fail(refused);
        } else if (refused.code() == ErrorCode.CONFLICT) {
            SignInPages.redirect(context, SignInRoutes.LOGIN);
        } else {
            JsonAnswers.retryAfter(context, refused);
            pages.setup(
                    context,
                    refused.code().status(),
                    refused.detail(),
                    Objects.requireNonNullElse(request.email(), ""),
                    Objects.requireNonNullElse(request.name(), ""));
        }
    }
}
