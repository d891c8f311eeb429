package io.paythread.timeline;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Money in JSON.
 *
 * @param amount in the currency's minor units
 * @param currency ISO 4217
 */
public record MoneyView(long amount, String currency) {

    /** Money of two columns, either of which may be null. */
    static Optional<MoneyView> of(@Nullable Long amount, @Nullable String currency) {
        return amount == null || currency == null ? Optional.empty() : Optional.of(new MoneyView(amount, currency));
    }
}
