package io.paythread.platform.money;

import org.jspecify.annotations.Nullable;

/**
 * Money in JSON: {@code {"amount": 1050, "currency": "EUR"}}, the same in answers, filters and exports.
 *
 * @param amount in the currency's minor units
 * @param currency ISO 4217 code in upper case
 */
public record MoneyView(long amount, String currency) {
    /** The view of an amount. */
    public static MoneyView of(Money money) {
        return new MoneyView(money.minorUnits(), money.currency().code());
    }

    /** The view of an amount that may be missing; nothing then. */
    public static @Nullable MoneyView ofNullable(@Nullable Money money) {
        return money == null ? null : of(money);
    }
}
