package io.paythread.platform.outbound;

import io.paythread.platform.net.Networks;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses the Internet at large may be reached at. Lists instead of {@link InetAddress}'s own questions, which miss
 * unique-local IPv6, carrier NAT, NAT64, 6to4, benchmarking and reserved ranges.
 */
final class AddressRule {
    private static final Networks CLOSED_V4 = Networks.of(List.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4"));

    /** Global unicast. Outside of it are ::1, fc00::/7, fe80::/10, ff00::/8, 64:ff9b::/96 and 5f00::/16. */
    private static final Networks GLOBAL_V6 = Networks.of(List.of("2000::/3"));

    private static final Networks CLOSED_V6 =
            Networks.of(List.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"));

    /** Where clouds tell the credentials of the machine; open to no configuration. */
    private static final Networks NEVER = Networks.of(List.of(
            "0.0.0.0/8",
            "169.254.0.0/16",
            "100.100.100.200/32",
            "192.0.0.192/32",
            "168.63.129.16/32",
            "224.0.0.0/4",
            "240.0.0.0/4",
            "fe80::/10",
            "fd00:ec2::/32",
            "fd20:ce::254/128",
            "ff00::/8"));

    /** Networks that carry an IPv4 address within: NAT64 in its last four bytes, 6to4 from the third on. */
    private static final Networks NAT64 = Networks.of(List.of("64:ff9b::/96"));

    private static final Networks SIX_TO_FOUR = Networks.of(List.of("2002::/16"));
    private static final int V4_LENGTH = 4;
    private static final int NAT64_OFFSET = 12;
    private static final int SIX_TO_FOUR_OFFSET = 2;

    private AddressRule() {}

    /** Whether anybody may be sent there. An IPv4 address in the form of IPv6 counts as the IPv4 address. */
    static boolean isPublic(InetAddress address) {
        InetAddress plain = plain(address);
        if (isNever(plain)) {
            return false;
        }
        return plain.getAddress().length == V4_LENGTH
                ? !CLOSED_V4.contain(plain)
                : GLOBAL_V6.contain(plain) && !CLOSED_V6.contain(plain);
    }

    /** Whether no configuration can open it. */
    static boolean isNever(InetAddress address) {
        InetAddress plain = plain(address);
        byte[] bytes = plain.getAddress();
        if (bytes.length > V4_LENGTH && NAT64.contain(plain)) {
            return NEVER.contain(v4(bytes, NAT64_OFFSET));
        }
        if (bytes.length > V4_LENGTH && SIX_TO_FOUR.contain(plain)) {
            return NEVER.contain(v4(bytes, SIX_TO_FOUR_OFFSET));
        }
        return NEVER.contain(plain);
    }

    /** The address without a name and without a zone; the platform unwraps ::ffff:0:0/96 here. */
    static InetAddress plain(InetAddress address) {
        return of(address.getAddress());
    }

    private static InetAddress v4(byte[] bytes, int offset) {
        return of(Arrays.copyOfRange(bytes, offset, offset + V4_LENGTH));
    }

    private static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of 4 or 16 bytes has no name to look up", e);
        }
    }
}
