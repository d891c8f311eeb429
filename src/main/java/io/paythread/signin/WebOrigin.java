package io.paythread.signin;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Whether a request comes from a page of ours. */
final class WebOrigin {
    private static final Set<String> LOOPBACK_HOSTS = Set.of("localhost", "127.0.0.1", "::1", "[::1]");
    private static final Set<String> LOOPBACK_ADDRESSES = Set.of("127.0.0.1", "::1", "0:0:0:0:0:0:0:1");

    private WebOrigin() {}

    /** What the browser says where the request comes from; browsers send it with every unsafe method. */
    static Optional<String> sent(RoutingContext context) {
        return Optional.ofNullable(context.request().getHeader("Origin"));
    }

    /**
     * Whether that is the origin that people reach us at. Without a configured one: https at the host that was asked
     * for, for our cookie comes over TLS only; or plain http where loopback excuses from that.
     */
    static boolean isOurs(RoutingContext context, String sent, Optional<String> configured) {
        var authority = context.request().authority();
        return isOurs(sent, configured, authority == null ? "" : authority.toString(), isPlainLoopback(context));
    }

    /** The same of the parts: the host as the request names it, with its port if it has one. */
    static boolean isOurs(String sent, Optional<String> configured, String host, boolean plainLoopback) {
        String origin = sent.toLowerCase(Locale.ROOT);
        if (configured.isPresent()) {
            return origin.equals(configured.get().toLowerCase(Locale.ROOT));
        }
        String lower = host.toLowerCase(Locale.ROOT);
        return !lower.isEmpty()
                && (origin.equals("https://" + lower) || (plainLoopback && origin.equals("http://" + lower)));
    }

    /** Whether the request came over plain HTTP, from this machine, to a name of this machine. */
    static boolean isPlainLoopback(RoutingContext context) {
        HttpServerRequest request = context.request();
        var authority = request.authority();
        var peer = request.remoteAddress();
        return "http".equals(request.scheme())
                && authority != null
                && LOOPBACK_HOSTS.contains(authority.host().toLowerCase(Locale.ROOT))
                && peer != null
                && LOOPBACK_ADDRESSES.contains(String.valueOf(peer.hostAddress()));
    }
}
