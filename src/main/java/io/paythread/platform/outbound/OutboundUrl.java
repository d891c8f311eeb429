package io.paythread.platform.outbound;

import io.paythread.platform.net.Networks;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address to send to, read by one strict rule: what two parsers could read differently is refused. So there is no
 * doubt about which host is judged and which is connected to.
 *
 * @param scheme {@code https} or {@code http}
 * @param host a name in lower case, or an address in digits; of IPv6 without its brackets
 * @param port the port, also where the scheme gives it
 * @param target path and query, as they are sent
 */
public record OutboundUrl(String scheme, String host, int port, String target) {
    /** Longer ones are refused. */
    public static final int MAX_LENGTH = 2000;

    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int MAX_PORT = 65_535;
    private static final int MAX_HOST = 253;

    /** No user, no fragment, nothing escaped in the host, and no character that RFC 3986 does not have. */
    private static final Pattern FORM = Pattern.compile("(https?)://(\\[[0-9A-Fa-f:]{2,39}]|[A-Za-z0-9.-]{1,253})"
            + "(?::([1-9][0-9]{0,4}))?"
            + "((?:/(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*)?"
            + "(?:\\?(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-Fa-f]{2})*)?)");

    private static final Pattern LABEL = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    /** Parsers take a host whose last part is a number for an IPv4 address, in several notations. */
    private static final Pattern NUMERIC = Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)");

    private static final Pattern BYTE = Pattern.compile("0|[1-9][0-9]{0,2}");

    /** Reads an address; the message of the refusal says what is wrong with it. */
    public static OutboundUrl parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (text.length() > MAX_LENGTH || !parts.matches()) {
            throw new RefusedUrlException("The address is https://, a host, a path and perhaps a query, at most "
                    + MAX_LENGTH + " characters; without a user, a fragment, blanks or an escaped host.");
        }
        String scheme = parts.group(1);
        return new OutboundUrl(scheme, host(parts.group(2)), port(scheme, parts.group(3)), target(parts.group(4)));
    }

    /** Whether the way to the receiver is encrypted. */
    public boolean encrypted() {
        return scheme.equals("https");
    }

    /** The address that the host is, where it is one in digits. */
    Optional<InetAddress> literal() {
        return Networks.parse(host);
    }

    private static String host(String written) {
        String host = written.toLowerCase(Locale.ROOT);
        if (host.startsWith("[")) {
            return v6(host.substring(1, host.length() - 1));
        }
        if (NUMERIC.matcher(host).matches()) {
            return v4(host);
        }
        boolean wellFormed = host.length() <= MAX_HOST;
        for (String label : host.split("\\.", -1)) {
            wellFormed &= LABEL.matcher(label).matches();
        }
        if (!wellFormed) {
            throw new RefusedUrlException("The host is a name of letters, digits and hyphens between single points.");
        }
        return host;
    }

    private static String v6(String digits) {
        return Networks.parse(digits)
                .map(address -> digits)
                .orElseThrow(() -> new RefusedUrlException("The host in brackets is no IPv6 address."));
    }

    private static String v4(String host) {
        String[] bytes = host.split("\\.", -1);
        boolean canonical = bytes.length == 4 && Networks.parse(host).isPresent();
        for (String each : bytes) {
            canonical &= BYTE.matcher(each).matches();
        }
        if (!canonical) {
            throw new RefusedUrlException("An address in digits is four numbers of 0 to 255 without leading zeros.");
        }
        return host;
    }

    private static int port(String scheme, @Nullable String written) {
        if (written == null) {
            return scheme.equals("https") ? HTTPS : HTTP;
        }
        int port = Integer.parseInt(written);
        if (port > MAX_PORT) {
            throw new RefusedUrlException("A port is at most " + MAX_PORT + ".");
        }
        return port;
    }

    private static String target(String written) {
        return written.startsWith("/") ? written : "/" + written;
    }

    /** Without the query, which may hold a secret of the receiver. */
    @Override
    public String toString() {
        int query = target.indexOf('?');
        String path = query < 0 ? target : target.substring(0, query);
        String name = host.indexOf(':') < 0 ? host : "[" + host + "]";
        return scheme + "://" + name + ":" + port + path;
    }
}
