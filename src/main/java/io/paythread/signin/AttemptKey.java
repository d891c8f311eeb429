package io.paythread.signin;

import java.util.Locale;
import java.util.regex.Pattern;

/** What failures are counted for. Kept as a hash: people mistype, and what stands in the field may be their password. */
record AttemptKey(byte[] hash) {
    private static final Pattern COLON = Pattern.compile(":");
    /** A provider gives a household or a server 2^64 IPv6 addresses, so one of them says nothing. */
    private static final int NETWORK_PARTS = 4;

    /** The account that is tried, whether it exists or not. */
    static AttemptKey ofAccount(String email) {
        return new AttemptKey(Secrets.hash("account " + email.strip().toLowerCase(Locale.ROOT)));
    }

    /** Where it is tried from: an IPv4 address, or the first 64 bits of an IPv6 one as the JDK spells it. */
    static AttemptKey ofAddress(String address) {
        return new AttemptKey(Secrets.hash("address " + network(address)));
    }

    static String network(String address) {
        String[] parts = COLON.split(address, -1);
        return parts.length == 8 ? String.join(":", java.util.Arrays.copyOf(parts, NETWORK_PARTS)) : address;
    }
}
