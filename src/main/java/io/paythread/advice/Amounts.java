package io.paythread.advice;

import io.paythread.platform.money.CurrencyCode;
import io.paythread.platform.money.Money;
import io.paythread.platform.money.MoneyView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** Between whole units, in which people think of limits, and the smallest ones, in which money is kept. */
final class Amounts {
    private static final int USUAL_DIGITS = 2;

    private Amounts() {}

    /** So many whole units, cut to the smallest one. */
    static Money ofUnits(BigDecimal units, CurrencyCode currency) {
        return new Money(
                units.movePointRight(digits(currency))
                        .setScale(0, RoundingMode.DOWN)
                        .longValueExact(),
                currency);
    }

    /** The amount times a factor, cut to the smallest unit. */
    static Money times(Money money, BigDecimal factor) {
        return new Money(
                factor.multiply(BigDecimal.valueOf(money.minorUnits()))
                        .setScale(0, RoundingMode.DOWN)
                        .longValueExact(),
                money.currency());
    }

    /** For people: {@code 120.00 EUR}. */
    static String text(Money money) {
        return BigDecimal.valueOf(money.minorUnits(), digits(money.currency())).toPlainString() + " "
                + money.currency();
    }

    static Money of(MoneyView view) {
        return Money.of(view.amount(), view.currency());
    }

    private static int digits(CurrencyCode code) {
        try {
            return Math.max(0, Currency.getInstance(code.code()).getDefaultFractionDigits());
        } catch (IllegalArgumentException e) {
            // A code that this JDK does not know; nearly all currencies have two digits.
            return USUAL_DIGITS;
        }
    }
}
