package io.paythread.advice;

import io.paythread.advice.Gauge.Level;
import io.paythread.advice.Gauge.State;
import io.paythread.platform.money.MoneyView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a month stands with a programme, by count and by ratio. The networks count more than a provider tells us, so both
 * are the least that they can be. Pure.
 */
final class GaugeRule {
    private static final int DIGITS = 6;
    /** Below a day, a projection would say more of the hour than of the month. */
    private static final Duration LEAST = Duration.ofDays(1);

    private static final double WATCHED_PART = 0.6;
    private static final double WARNED_PART = 0.8;

    private final Program program;
    private final ProgramSettings settings;
    private final YearMonth month;
    private final List<DayCount> days;

    private GaugeRule(Program program, ProgramSettings settings, YearMonth month, List<DayCount> days) {
        this.program = program;
        this.settings = settings;
        this.month = month;
        this.days = days;
    }

    /**
     * The gauge of a month.
     *
     * @param days counts of this month and the one before
     */
    static Gauge evaluate(
            Program program,
            ProgramSettings settings,
            String region,
            YearMonth month,
            List<DayCount> days,
            Instant now) {
        return new GaugeRule(program, settings, month, days).gauge(region, now);
    }

    private Gauge gauge(String region, Instant now) {
        Map<ItemKind, Long> counts = new EnumMap<>(ItemKind.class);
        program.counted().forEach(kind -> counts.put(kind, count(kind, month)));
        long count = counts.values().stream().mapToLong(Long::longValue).sum();
        long payments = count(ItemKind.PAYMENT, monthOfPayments());
        boolean expected = settings.expectedPayments() != null;
        long divisor = expected ? settings.expectedPayments() : payments;
        double rest = rest(now);
        long projected = (long) Math.ceil(count * rest - 1e-9);
        boolean grows = !expected && !program.overMonthBefore();
        Optional<BigDecimal> ratio = ratio(count, divisor);
        Optional<BigDecimal> projectedRatio = grows ? ratio : ratio(projected, divisor);
        Collection<Threshold> holding = settings.holding(region, month.atEndOfMonth());
        return new Gauge(
                counts,
                count,
                payments,
                divisor,
                ratio,
                projected,
                projectedRatio,
                holding.stream()
                        .map(threshold -> new Level(
                                threshold,
                                reached(threshold, count, ratio, divisor, 1),
                                reached(threshold, projected, projectedRatio, divisor, rest)))
                        .toList(),
                state(holding, projected, projectedRatio));
    }

    private YearMonth monthOfPayments() {
        return program.overMonthBefore() ? month.minusMonths(1) : month;
    }

    private long count(ItemKind kind, YearMonth of) {
        return days.stream()
                .filter(day -> day.kind() == kind && YearMonth.from(day.day()).equals(of))
                .mapToLong(DayCount::items)
                .sum();
    }

    private long amount(String currency) {
        return days.stream()
                .filter(day ->
                        program.counted().contains(day.kind()) && day.currency().equals(currency))
                .filter(day -> YearMonth.from(day.day()).equals(month))
                .mapToLong(DayCount::amount)
                .sum();
    }

    /** By how much what there is has to be multiplied for the whole month. */
    private double rest(Instant now) {
        Instant start = month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant end = month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        Duration whole = Duration.between(start, end);
        Duration passed = Duration.between(start, now.isAfter(end) ? end : now);
        Duration counted = passed.compareTo(LEAST) < 0 ? LEAST : passed;
        return (double) whole.toSeconds() / counted.toSeconds();
    }

    private static Optional<BigDecimal> ratio(long count, long divisor) {
        return divisor == 0
                ? Optional.empty()
                : Optional.of(
                        BigDecimal.valueOf(count).divide(BigDecimal.valueOf(divisor), DIGITS, RoundingMode.HALF_UP));
    }

    private boolean reached(Threshold threshold, long count, Optional<BigDecimal> ratio, long divisor, double times) {
        return (threshold.count() == null || count >= threshold.count())
                && (threshold.ratio() == null
                        || ratio.filter(is -> is.compareTo(threshold.ratio()) >= 0)
                                .isPresent())
                && (threshold.amount() == null || isAbove(threshold.amount(), times))
                && (threshold.payments() == null || divisor >= threshold.payments())
                && (threshold.authenticatedAtMost() == null
                        || authenticated().compareTo(threshold.authenticatedAtMost()) <= 0);
    }

    private boolean isAbove(MoneyView least, double times) {
        return amount(least.currency()) * times > least.amount();
    }

    private BigDecimal authenticated() {
        return ratio(
                        count(ItemKind.AUTHENTICATED_PAYMENT, monthOfPayments()),
                        count(ItemKind.PAYMENT, monthOfPayments()))
                .orElse(BigDecimal.ZERO);
    }

    /** The lower of what the ratio and what the count say: a programme asks for both. */
    private State state(Collection<Threshold> holding, long count, Optional<BigDecimal> ratio) {
        State byRatio = ratio.map(this::byRatio).orElse(State.NONE);
        State byCount = holding.stream()
                .map(Threshold::count)
                .filter(least -> least != null)
                .min(Long::compareTo)
                .map(least -> byCount(count, least))
                .orElse(byRatio);
        return byRatio.compareTo(byCount) < 0 ? byRatio : byCount;
    }

    private State byRatio(BigDecimal ratio) {
        if (ratio.compareTo(settings.criticalRatio()) >= 0) {
            return State.CRITICAL;
        }
        if (ratio.compareTo(settings.warnRatio()) >= 0) {
            return State.WARN;
        }
        return ratio.compareTo(settings.watchRatio()) >= 0 ? State.WATCH : State.NONE;
    }

    private static State byCount(long count, long limit) {
        if (count >= limit) {
            return State.CRITICAL;
        }
        if (count >= limit * WARNED_PART) {
            return State.WARN;
        }
        return count >= limit * WATCHED_PART ? State.WATCH : State.NONE;
    }
}
