package io.paythread.security;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/** Ranges of addresses (CIDR). None listed means everywhere. */
final class Networks {
    private final List<String> texts;
    private final List<IpSubnetFilterRule> rules;

    private Networks(List<String> texts, List<IpSubnetFilterRule> rules) {
        this.texts = texts;
        this.rules = rules;
    }

    /** Reads ranges that {@link #isRange} accepts. */
    static Networks of(List<String> texts) {
        return new Networks(
                List.copyOf(texts),
                texts.stream().map(text -> rule(text).orElseThrow()).toList());
    }

    /** Whether the text is a range such as {@code 192.0.2.0/24} or {@code 2001:db8::/48}, or one address. */
    static boolean isRange(String text) {
        return rule(text).isPresent();
    }

    /** As they were written. */
    List<String> texts() {
        return texts;
    }

    /** Whether a caller at this address, in digits, is in one of the ranges. */
    boolean contain(String address) {
        return rules.isEmpty()
                || parse(address)
                        .map(caller -> new InetSocketAddress(caller, 0))
                        .filter(caller -> rules.stream().anyMatch(rule -> rule.matches(caller)))
                        .isPresent();
    }

    private static Optional<IpSubnetFilterRule> rule(String text) {
        int slash = text.indexOf('/');
        return parse(slash < 0 ? text : text.substring(0, slash)).flatMap(base -> {
            int most = base.getAddress().length * Byte.SIZE;
            int bits = slash < 0 ? most : bits(text.substring(slash + 1));
            return bits < 0 || bits > most
                    ? Optional.empty()
                    : Optional.of(new IpSubnetFilterRule(base, bits, IpFilterRuleType.ACCEPT));
        });
    }

    private static int bits(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    }

    /** Digits only: a name is never looked up. An IPv4 address in the form of IPv6 is the IPv4 address. */
    private static Optional<InetAddress> parse(String text) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(text);
        try {
            return bytes == null ? Optional.empty() : Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of 4 or 16 bytes has no name to look up", e);
        }
    }
}
