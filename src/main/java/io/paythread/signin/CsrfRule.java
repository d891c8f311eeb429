package io.paythread.signin;

import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Requests that change something and bear a session's cookie must come from a page of ours: browsers add the cookie to
 * requests of any page. Such a page can set neither our header without asking first, nor {@code Origin} at all.
 */
final class CsrfRule {
    /** Set to {@code 1} by every page of ours. */
    static final String HEADER = "Paythread-Csrf";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private CsrfRule() {}

    /** Refuses an unsafe request that may be another page's. */
    static void check(RoutingContext context, Optional<String> configuredOrigin) {
        if (SAFE.contains(context.request().method().name())) {
            return;
        }
        if (!"1".equals(context.request().getHeader(HEADER))) {
            throw refused("A session needs the header " + HEADER + ": 1 with every request that changes something.");
        }
        checkOrigin(context, configuredOrigin);
    }

    /** The same for a page's form, which can set no header: it bears a token in its place. */
    static void checkForm(
            RoutingContext context, Optional<String> configuredOrigin, String session, @Nullable String formToken) {
        boolean ours =
                formToken != null && MessageDigest.isEqual(Secrets.hash(formToken), Secrets.hash(formToken(session)));
        if (!ours) {
            throw refused("The form is not one of this session. Load the page again.");
        }
        checkOrigin(context, configuredOrigin);
    }

    /** What forms of a session bear; tells nothing of the session's token. */
    static String formToken(String session) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.hash("form " + session));
    }

    private static void checkOrigin(RoutingContext context, Optional<String> configured) {
        boolean ours = WebOrigin.sent(context)
                .map(sent -> WebOrigin.isOurs(context, sent, configured))
                .orElse(false);
        if (!ours) {
            throw refused("A session needs the header Origin with the origin of this installation. Behind a proxy, set"
                    + " paythread.sign-in.origin to the address that people use.");
        }
    }

    private static ServiceException refused(String detail) {
        return new ServiceException(ErrorCode.FORBIDDEN, detail);
    }
}
