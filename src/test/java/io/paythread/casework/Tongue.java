package io.paythread.casework;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;

/**
 * What customers write in one language, with gaps: {amount} {date} {order} {id} {card}. Amounts and days are written by
 * the formats of the Java platform, so that nothing of the matcher is used to make its own examples.
 */
record Tongue(
        Locale locale,
        String currency,
        String amount,
        String bare,
        String amountAndDay,
        String order,
        String subjectOrder,
        String id,
        String card,
        String twice,
        String refund,
        String tracking,
        String phone,
        String pieces,
        String nothing,
        String quote) {

    String money(long minorUnits) {
        Currency code = Currency.getInstance(currency);
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(code);
        return format.format(BigDecimal.valueOf(minorUnits, code.getDefaultFractionDigits()));
    }

    /** With the code behind it, as people type it who have no sign on their keyboard. */
    String typed(long minorUnits) {
        return figures(minorUnits) + " " + currency;
    }

    String figures(long minorUnits) {
        int digits = Currency.getInstance(currency).getDefaultFractionDigits();
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(BigDecimal.valueOf(minorUnits, digits));
    }

    boolean hasCents() {
        return Currency.getInstance(currency).getDefaultFractionDigits() > 0;
    }

    String day(LocalDate day, FormatStyle style) {
        return DateTimeFormatter.ofLocalizedDate(style).withLocale(locale).format(day);
    }
}
