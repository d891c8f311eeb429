package io.paythread.platform.limit;

import io.vertx.core.net.SocketAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Whom an address stands for. */
public final class Addresses {
    /** How a socket of both kinds shows an address of IPv4. */
    private static final String MAPPED = "::ffff:";

    private static final int GROUPS = 8;
    private static final int GROUPS_OF_A_NETWORK = 4;

    private Addresses() {}

    /** The address; of IPv6 the first 64 bits, for one customer of a provider has all those below. */
    public static String network(@Nullable SocketAddress address) {
        String host = address == null ? null : address.hostAddress();
        if (host == null) {
            return "unknown";
        }
        return network(host);
    }

    /** The same of an address in digits. */
    public static String network(String host) {
        int zone = host.indexOf('%');
        String plain = zone < 0 ? host : host.substring(0, zone);
        if (plain.startsWith(MAPPED) && plain.indexOf('.') >= 0) {
            return plain.substring(MAPPED.length());
        }
        return plain.indexOf(':') < 0 ? plain : first64(plain);
    }

    private static String first64(String address) {
        String[] halves = address.split("::", 2);
        String[] head = groups(halves[0]);
        int tail = halves.length == 2 ? groups(halves[1]).length : 0;
        String[] all = new String[GROUPS];
        Arrays.fill(all, "0");
        System.arraycopy(head, 0, all, 0, Math.min(head.length, GROUPS));
        if (tail > 0) {
            System.arraycopy(groups(halves[1]), 0, all, GROUPS - tail, tail);
        }
        return String.join(":", Arrays.copyOf(all, GROUPS_OF_A_NETWORK)) + "::/64";
    }

    private static String[] groups(String text) {
        return text.isEmpty() ? new String[0] : text.split(":", -1);
    }
}
