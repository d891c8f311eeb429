package io.paythread.platform.net;

import io.netty.util.NetUtil;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** Ranges of addresses (CIDR). None listed means everywhere. */
public final class Networks {
    private final List<String> texts;
    private final List<Range> ranges;

    private Networks(List<String> texts, List<Range> ranges) {
        this.texts = texts;
        this.ranges = ranges;
    }

    /**
     * The first bits of an address. Not Netty's rule: of IPv6 it also takes every address that begins like the mask
     * (e000::/3 for a range with three bits), which would open fc00::/7 and fe80::/10 beside 2000::/3.
     */
    private record Range(InetAddress base, int bits) {
        boolean contains(InetAddress address) {
            byte[] bytes = address.getAddress();
            int dropped = bytes.length * Byte.SIZE - bits;
            return bytes.length == base.getAddress().length
                    && number(bytes)
                            .shiftRight(dropped)
                            .equals(number(base.getAddress()).shiftRight(dropped));
        }

        private static BigInteger number(byte[] bytes) {
            return new BigInteger(1, bytes);
        }
    }

    /** Reads ranges that {@link #isRange} accepts. */
    public static Networks of(List<String> texts) {
        return new Networks(
                List.copyOf(texts),
                texts.stream().map(text -> range(text).orElseThrow()).toList());
    }

    /** Whether the text is a range such as {@code 192.0.2.0/24} or {@code 2001:db8::/48}, or one address. */
    public static boolean isRange(String text) {
        return range(text).isPresent();
    }

    /** As they were written. */
    public List<String> texts() {
        return texts;
    }

    /** Whether a caller at this address, in digits, is in one of the ranges. */
    public boolean contain(String address) {
        return ranges.isEmpty() || parse(address).filter(this::contain).isPresent();
    }

    /** Whether this address is in one of the ranges. */
    public boolean contain(InetAddress address) {
        return ranges.isEmpty() || ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static Optional<Range> range(String text) {
        int slash = text.indexOf('/');
        return parse(slash < 0 ? text : text.substring(0, slash)).flatMap(base -> {
            int most = base.getAddress().length * Byte.SIZE;
            int bits = slash < 0 ? most : bits(text.substring(slash + 1));
            return bits < 0 || bits > most ? Optional.empty() : Optional.of(new Range(base, bits));
        });
    }

    private static int bits(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    }

    /** Digits only: a name is never looked up. An IPv4 address in the form of IPv6 is the IPv4 address. */
    public static Optional<InetAddress> parse(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        try {
            return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of 4 or 16 bytes has no name to look up", e);
        }
    }
}
