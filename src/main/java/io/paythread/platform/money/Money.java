package io.paythread.platform.money;

/**
 * An amount in the currency's smallest unit: cents for EUR, yen for JPY, fils for KWD. Never rounds, never mixes
 * currencies; sums that overflow a {@code long} throw {@link ArithmeticException}. Negative amounts are allowed.
 */
public record Money(long minorUnits, CurrencyCode currency) {

    /** An amount in the currency's minor units; the code may be in any case. */
    public static Money of(long minorUnits, String currency) {
        return new Money(minorUnits, CurrencyCode.of(currency));
    }

    /** The sum; both must be of one currency. */
    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.addExact(minorUnits, other.minorUnits), currency);
    }

    /** The difference; both must be of one currency. */
    public Money minus(Money other) {
        requireSameCurrency(other);
        return new Money(Math.subtractExact(minorUnits, other.minorUnits), currency);
    }

    /** Whether this amount is larger; both must be of one currency. */
    public boolean isMoreThan(Money other) {
        requireSameCurrency(other);
        return minorUnits > other.minorUnits;
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("cannot combine " + currency + " and " + other.currency);
        }
    }
}
