package io.paythread.decline;

import io.paythread.platform.money.MoneyView;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Amounts and times as a language writes them (CLDR, as the JDK has it): Persian with its own digits. Dates are of the
 * Gregorian calendar in every language, as on the statements of the banks that people are sent to with them.
 */
final class Wording {
    private static final int USUAL_DIGITS = 2;
    private static final Pattern LETTER_AT_DIGIT = Pattern.compile("(?<=\\p{L})(?=\\p{Nd})|(?<=\\p{Nd})(?=\\p{L})");

    private final Locale locale;
    private final ZoneId zone;

    Wording(Language language, ZoneId zone) {
        this.locale = language.locale();
        this.zone = zone;
    }

    /** The amount with as many digits as the currency has (ISO 4217). */
    String money(MoneyView money) {
        int digits = digits(money.currency());
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        try {
            format.setCurrency(Currency.getInstance(money.currency()));
        } catch (IllegalArgumentException newerThanThisJdk) {
            return NumberFormat.getInstance(locale).format(BigDecimal.valueOf(money.amount(), digits)) + " "
                    + money.currency();
        }
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return spaced(format.format(BigDecimal.valueOf(money.amount(), digits)));
    }

    /** A currency that the language has no sign for stands as its code, which CLDR keeps apart from the digits. */
    private static String spaced(String text) {
        return LETTER_AT_DIGIT.matcher(text).replaceAll("\u00a0");
    }

    private static int digits(String currency) {
        try {
            return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        } catch (IllegalArgumentException newerThanThisJdk) {
            return USUAL_DIGITS;
        }
    }

    /** A day, spelled out. */
    String day(Instant instant) {
        return format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG), instant);
    }

    /** A day and the time of the day, with the zone. */
    String moment(Instant instant) {
        return format(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT), instant) + " "
                + zone.getId();
    }

    private String format(DateTimeFormatter formatter, Instant instant) {
        return formatter
                .withLocale(locale)
                .withDecimalStyle(DecimalStyle.of(locale))
                .format(instant.atZone(zone));
    }

    /** A currency's name. */
    String currency(String code) {
        try {
            return Currency.getInstance(code).getDisplayName(locale);
        } catch (IllegalArgumentException newerThanThisJdk) {
            return code;
        }
    }
}
