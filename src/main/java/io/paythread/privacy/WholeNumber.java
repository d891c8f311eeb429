package io.paythread.privacy;

import java.math.BigDecimal;

/** The digits of a JSON number that is a whole one, however it is written: spreadsheets make {@code 4.2E15} of ids. */
final class WholeNumber {
    private static final int LONGEST = 40;
    private static final int MOST_DIGITS = 19;

    private WholeNumber() {}

    /** Its digits without sign and exponent; nothing where it is a fraction, too long or no number. */
    static String digits(String number) {
        if (number.length() > LONGEST) {
            return "";
        }
        try {
            BigDecimal value = new BigDecimal(number).stripTrailingZeros();
            boolean whole = value.scale() <= 0 && (long) value.precision() - value.scale() <= MOST_DIGITS;
            return whole ? value.abs().toBigIntegerExact().toString() : "";
        } catch (NumberFormatException e) {
            return "";
        }
    }
}
