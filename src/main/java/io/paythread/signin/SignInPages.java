package io.paythread.signin;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The pages that people see before they are in. They work without script, and their policy allows none. */
@Singleton
class SignInPages {
    private static final String POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
            + "base-uri 'none'; frame-ancestors 'none'";
    private static final String STYLE = "/signin/style.css";

    private final Template login;
    private final Template signedIn;
    private final Template setup;
    private final Template message;
    private final Optional<String> provider;
    private final String style;

    SignInPages(
            @Location("signin/login.html") Template login,
            @Location("signin/signed-in.html") Template signedIn,
            @Location("signin/setup.html") Template setup,
            @Location("signin/message.html") Template message,
            OpenIdConfig config) {
        this.login = login;
        this.signedIn = signedIn;
        this.setup = setup;
        this.message = message;
        this.provider = config.issuer().map(there -> config.displayName());
        this.style = read();
    }

    /** The form; the problem is a sentence for the person, empty at first. */
    void login(RoutingContext context, int status, String problem, String email) {
        show(
                context,
                status,
                login.data("problem", problem).data("email", email).data("provider", provider.orElse("")));
    }

    void signedIn(RoutingContext context, String name, String formToken) {
        show(context, 200, signedIn.data("name", name).data("token", formToken));
    }

    void setup(RoutingContext context, int status, String problem, String email, String name) {
        show(
                context,
                status,
                setup.data("problem", problem).data("email", email).data("name", name));
    }

    void message(RoutingContext context, int status, String title, String sentence) {
        show(context, status, message.data("title", title).data("message", sentence));
    }

    void style(RoutingContext context) {
        var unused = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/css;charset=UTF-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .end(style);
    }

    /** Sends the browser on, with GET. */
    static void redirect(RoutingContext context, String path) {
        var unused = context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, path)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end();
    }

    private static void show(RoutingContext context, int status, TemplateInstance page) {
        var unused = context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("Content-Security-Policy", POLICY)
                // With "no-referrer", as elsewhere, browsers would send the form with "Origin: null" (Fetch standard).
                .putHeader("Referrer-Policy", "same-origin")
                .end(page.render());
    }

    private static String read() {
        try (InputStream in = SignInPages.class.getResourceAsStream(STYLE)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + STYLE);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
