package io.paythread.adapters.psp.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The header {@code Stripe-Signature}, taken apart: {@code t=<unix seconds>,v1=<hex>[,v1=<hex>...][,v0=<hex>]}. Only
 * {@code v1} is a signature (docs.stripe.com/webhooks); other schemes are passed over. Whatever Stripe does not write
 * (blanks, capital hex, a second time) makes the whole header malformed.
 *
 * @param timestamp the digits as signed
 * @param signatures the {@code v1} values; one per secret that is live at Stripe; may be empty
 */
record StripeSignature(String timestamp, List<String> signatures) {
    /** Stripe writes under 400 characters with two live secrets and the decoy. */
    private static final int MAX_LENGTH = 2_048;
    /** Stripe allows two live secrets per endpoint; room for more, not for a flood of comparisons. */
    private static final int MAX_SIGNATURES = 16;

    private static final int MAX_SCHEME = 10;
    /** Digits up to the year 33658, so that a {@code long} cannot overflow. */
    private static final int MAX_TIME = 12;

    private static final int HEX_SHA256 = 64;

    StripeSignature {
        signatures = List.copyOf(signatures);
    }

    /** The parts; empty where Stripe would not have written it so. */
    static Optional<StripeSignature> parse(String header) {
        if (header.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        List<String> times = new ArrayList<>();
        List<String> signatures = new ArrayList<>();
        for (String part : header.split(",", -1)) {
            int sign = part.indexOf('=');
            if (sign < 1 || !isScheme(part.substring(0, sign)) || !isValue(part.substring(sign + 1))) {
                return Optional.empty();
            }
            switch (part.substring(0, sign)) {
                case "t" -> times.add(part.substring(sign + 1));
                case "v1" -> signatures.add(part.substring(sign + 1));
                default -> {}
            }
        }
        boolean asWritten = times.size() == 1
                && isTime(times.get(0))
                && signatures.size() <= MAX_SIGNATURES
                && signatures.stream().allMatch(StripeSignature::isSha256);
        return asWritten ? Optional.of(new StripeSignature(times.get(0), signatures)) : Optional.empty();
    }

    private static boolean isScheme(String text) {
        return text.length() <= MAX_SCHEME
                && isLetter(text.charAt(0))
                && text.chars().allMatch(c -> isLetter(c) || isDigit(c));
    }

    private static boolean isValue(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    private static boolean isTime(String text) {
        return text.length() <= MAX_TIME
                && text.charAt(0) != '0'
                && text.chars().allMatch(StripeSignature::isDigit);
    }

    private static boolean isSha256(String text) {
        return text.length() == HEX_SHA256 && text.chars().allMatch(c -> isDigit(c) || (c >= 'a' && c <= 'f'));
    }

    private static boolean isLetter(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    long seconds() {
        return Long.parseLong(timestamp);
    }
}
