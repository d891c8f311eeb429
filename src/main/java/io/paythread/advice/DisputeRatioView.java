package io.paythread.advice;

import io.paythread.advice.Programs.Standing;
import io.paythread.platform.time.Timestamps;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How a month stands with a monitoring programme, in JSON.
 *
 * @param count of all that is counted; a payment that is reported and disputed counts twice
 * @param payments counted in the month that the programme divides by
 * @param divisor what the count is divided by: the payments, or the expected number of them
 * @param lowerBound true: the network counts what the provider does not tell
 */
public record DisputeRatioView(
        String object,
        String program,
        String network,
        String month,
        String region,
        String state,
        long count,
        Map<String, Long> counts,
        String paymentsMonth,
        long payments,
        long divisor,
        @Nullable BigDecimal ratio,
        Projection projection,
        List<LevelView> levels,
        List<DayView> days,
        boolean lowerBound,
        String note,
        Instant asOf) {
    private static final String NOTE =
            "The least that it can be: networks count disputes and reports that the provider does not tell, and neither a"
                    + " refund nor a won dispute takes one away.";

    /** How the month ends if it goes on like this. */
    public record Projection(long count, @Nullable BigDecimal ratio) {}

    /** A level, with whether the month has reached it and whether it will. */
    public record LevelView(Threshold threshold, boolean reached, boolean projected) {}

    /** One day's counts. */
    public record DayView(LocalDate day, Map<String, Long> counts) {}

    static DisputeRatioView of(Standing standing) {
        Gauge gauge = standing.gauge();
        Map<String, Long> counts = new TreeMap<>();
        gauge.counts().forEach((kind, count) -> counts.put(kind.wireName(), count));
        return new DisputeRatioView(
                "dispute_ratio",
                standing.program().id(),
                standing.program().network(),
                standing.month().toString(),
                standing.region(),
                gauge.state().wireName(),
                gauge.count(),
                counts,
                (standing.program().overMonthBefore() ? standing.month().minusMonths(1) : standing.month()).toString(),
                gauge.payments(),
                gauge.divisor(),
                gauge.ratio().orElse(null),
                new Projection(gauge.projectedCount(), gauge.projectedRatio().orElse(null)),
                gauge.levels().stream()
                        .map(level -> new LevelView(level.threshold(), level.reached(), level.projected()))
                        .toList(),
                days(standing.days()),
                true,
                NOTE,
                standing.asOf());
    }

    static final List<String> COLUMNS =
            List.of("measure", "part", "day", "number", "program", "month", "region", "state", "as_of");

    /** As rows of a file: one for each number. */
    List<Map<String, @Nullable Object>> rows() {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        rows.add(row("count", null, null, count));
        counts.forEach((part, number) -> rows.add(row("count", part, null, number)));
        rows.add(row("payments", null, null, payments));
        rows.add(row("divisor", null, null, divisor));
        rows.add(row("ratio", null, null, ratio));
        rows.add(row("projected_count", null, null, projection.count()));
        rows.add(row("projected_ratio", null, null, projection.ratio()));
        days.forEach(day -> day.counts().forEach((part, number) -> rows.add(row("day", part, day.day(), number))));
        return rows;
    }

    private Map<String, @Nullable Object> row(
            String measure, @Nullable String part, @Nullable LocalDate day, @Nullable Number number) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("measure", measure);
        row.put("part", part);
        row.put("day", day == null ? null : day.toString());
        row.put("number", number);
        row.put("program", program);
        row.put("month", month);
        row.put("region", region);
        row.put("state", state);
        row.put("as_of", Timestamps.format(asOf));
        return row;
    }

    private static List<DayView> days(List<DayCount> days) {
        Map<LocalDate, Map<String, Long>> byDay = new TreeMap<>();
        days.forEach(day -> byDay.computeIfAbsent(day.day(), none -> new TreeMap<>())
                .merge(day.kind().wireName(), day.items(), Long::sum));
        return byDay.entrySet().stream()
                .map(day -> new DayView(day.getKey(), day.getValue()))
                .toList();
    }
}
