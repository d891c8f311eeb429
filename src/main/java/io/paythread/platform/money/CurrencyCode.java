package io.paythread.platform.money;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An ISO 4217 alphabetic code in upper case. Codes that the running JDK does not know are accepted: providers
 * introduce currencies earlier than run-time libraries do.
 */
public record CurrencyCode(String code) implements Comparable<CurrencyCode> {
    private static final Pattern SHAPE = Pattern.compile("[A-Z]{3}");

    public CurrencyCode {
        if (!SHAPE.matcher(code).matches()) {
            throw new IllegalArgumentException("currency \"" + code + "\" is not three capital letters (ISO 4217)");
        }
    }

    /** The code in any case, as providers write it: {@code eur}, {@code EUR}. */
    public static CurrencyCode of(String code) {
        return new CurrencyCode(code.toUpperCase(Locale.ROOT));
    }

    @Override
    public int compareTo(CurrencyCode other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
