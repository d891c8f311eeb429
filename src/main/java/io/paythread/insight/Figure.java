package io.paythread.insight;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * One number of an answer, with what it is made of.
 *
 * @param interval from 0; -1 for the whole range
 * @param group the value of the dimension asked for; empty text for none
 * @param currency of amounts; empty text where none are in it
 * @param records how many it rests on
 * @param share of the numerators of all groups; empty where it is not asked for
 * @param times where it is about times instead of a ratio
 */
record Figure(
        int interval,
        String group,
        String currency,
        long numerator,
        long denominator,
        long records,
        Optional<BigDecimal> share,
        Optional<FigureStore.Times> times,
        boolean hidden) {
    static final int WHOLE = -1;
    private static final int DIGITS = 6;

    /** Without its numbers: they rest on too little. */
    Figure asHidden() {
        return new Figure(interval, group, currency, 0, 0, 0, Optional.empty(), Optional.empty(), true);
    }

    /** The ratio in its unit; empty over nothing, and for times. */
    Optional<BigDecimal> value(Metric.Unit unit) {
        return times.isPresent() || hidden || denominator == 0
                ? Optional.empty()
                : Optional.of(ratio(Math.multiplyExact(numerator, (long) unit.factor()), denominator));
    }

    static BigDecimal ratio(long numerator, long denominator) {
        return BigDecimal.valueOf(numerator)
                .divide(BigDecimal.valueOf(denominator), DIGITS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }
}
