package io.paythread.timeline;

import io.paythread.platform.money.MoneyView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Money of the two columns in which tables keep it. */
final class Amounts {
    private Amounts() {}

    /** The money, or empty where either column is null. */
    static Optional<MoneyView> of(@Nullable Long amount, @Nullable String currency) {
        return amount == null || currency == null ? Optional.empty() : Optional.of(new MoneyView(amount, currency));
    }
}
