package io.paythread.signin;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * The cookie that holds a session's token. Its name begins with {@code __Host-}, so a browser takes it over TLS only, for
 * this host only, for every path. On the loopback interface over plain HTTP, where no browser would take that, it has
 * another name and no Secure.
 */
final class SessionCookie {
    static final String NAME = "__Host-paythread";
    static final String LOOPBACK_NAME = "paythread";

    private SessionCookie() {}

    /** What the browser sent, if it looks like one of ours. */
    static Optional<String> read(RoutingContext context) {
        Cookie cookie = context.request().getCookie(name(context));
        return Optional.ofNullable(cookie).map(Cookie::getValue).filter(SessionCookie::isToken);
    }

    /** Gives the browser a token; it forgets it when it is closed. */
    static void write(RoutingContext context, String token) {
        context.response().addCookie(cookie(context, token));
    }

    /** Makes the browser forget it. */
    static void clear(RoutingContext context) {
        context.response().addCookie(cookie(context, "").setMaxAge(0));
    }

    private static Cookie cookie(RoutingContext context, String value) {
        return Cookie.cookie(name(context), value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(!WebOrigin.isPlainLoopback(context))
                .setSameSite(CookieSameSite.LAX);
    }

    private static String name(RoutingContext context) {
        return WebOrigin.isPlainLoopback(context) ? LOOPBACK_NAME : NAME;
    }

    private static boolean isToken(String value) {
        return value.length() == 43 && value.chars().allMatch(c -> c > ' ' && c < 127);
    }
}
