package io.paythread.identity;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A telephone number as its digits, with a leading {@code +} where it was written internationally ({@code 00} counts as
 * {@code +}). National and international spellings of one number stay different: to make them equal needs the person's
 * country, and equal numbers only ever suggest a link.
 */
record PhoneNumber(String normalized) {
    private static final Pattern PUNCTUATION = Pattern.compile("[\\s().\\-/\\u2010-\\u2015]");
    private static final Pattern TRUNK_ZERO = Pattern.compile("\\(0\\)");
    /** E.164 allows 15 digits; fewer than 7 is an extension or a short code. */
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9]{7,15}");

    /** The number, or empty where the text is none. */
    static Optional<PhoneNumber> parse(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        String digits =
                PUNCTUATION.matcher(TRUNK_ZERO.matcher(plain).replaceAll("")).replaceAll("");
        String international = digits.startsWith("00") ? "+" + digits.substring(2) : digits;
        return NUMBER.matcher(international).matches() ? Optional.of(new PhoneNumber(international)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "PhoneNumber[hidden]";
    }
}
