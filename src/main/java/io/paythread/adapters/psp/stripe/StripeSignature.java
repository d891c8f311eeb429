package io.paythread.adapters.psp.stripe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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

    private static final Pattern ITEM = Pattern.compile("([a-z][a-z0-9]{0,9})=([\\x21-\\x2b\\x2d-\\x7e]+)");
    /** Up to the year 33658, so that a {@code long} cannot overflow. */
    private static final Pattern TIMESTAMP = Pattern.compile("[1-9][0-9]{0,11}");

    private static final Pattern HEX_SHA256 = Pattern.compile("[0-9a-f]{64}");

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
            var item = ITEM.matcher(part);
            if (!item.matches()) {
                return Optional.empty();
            }
            switch (item.group(1)) {
                case "t" -> times.add(item.group(2));
                case "v1" -> signatures.add(item.group(2));
                default -> {}
            }
        }
        boolean asWritten = times.size() == 1
                && TIMESTAMP.matcher(times.get(0)).matches()
                && signatures.size() <= MAX_SIGNATURES
                && signatures.stream().allMatch(s -> HEX_SHA256.matcher(s).matches());
        return asWritten ? Optional.of(new StripeSignature(times.get(0), signatures)) : Optional.empty();
    }

    long seconds() {
        return Long.parseLong(timestamp);
    }
}
