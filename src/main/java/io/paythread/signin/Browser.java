package io.paythread.signin;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a request comes from, as people read it in the list of their sessions.
 *
 * @param address the peer's IP address, or the one that a trusted proxy names
 * @param userAgent what the browser says that it is, shortened
 */
record Browser(String address, Optional<String> userAgent) {
    private static final int MAX_AGENT = 200;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    static Browser of(RoutingContext context) {
        var peer = context.request().remoteAddress();
        String address = peer == null || peer.hostAddress() == null ? "unknown" : peer.hostAddress();
        return new Browser(
                address,
                Optional.ofNullable(context.request().getHeader(HttpHeaders.USER_AGENT))
                        .map(Browser::shortened));
    }

    private static String shortened(String agent) {
        String printable = CONTROL.matcher(agent).replaceAll(" ");
        return printable.length() > MAX_AGENT ? printable.substring(0, MAX_AGENT) : printable;
    }
}
