package io.paythread.advice;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a month stands with a programme.
 *
 * @param count so far
 * @param payments counted in the month that the programme divides by
 * @param divisor what the count is divided by: those, or the expected number
 * @param ratio empty while there is nothing to divide by
 * @param projectedCount at the end of the month, if it goes on like this
 */
record Gauge(
        Map<ItemKind, Long> counts,
        long count,
        long payments,
        long divisor,
        Optional<BigDecimal> ratio,
        long projectedCount,
        Optional<BigDecimal> projectedRatio,
        List<Level> levels,
        State state) {

    /** A level with how far the month is from it. */
    record Level(Threshold threshold, boolean reached, boolean projected) {}

    /** How near the month comes, by count and ratio together, as projected. */
    enum State {
        NONE,
        WATCH,
        WARN,
        CRITICAL;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
