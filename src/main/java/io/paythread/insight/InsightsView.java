package io.paythread.insight;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures in JSON: what was asked for, how fresh it is, and each metric with its definition. */
public record InsightsView(
        RangeView range, FreshnessView freshness, List<InsightView> data, List<UnavailableView> unavailable) {

    /**
     * What was asked for.
     *
     * @param from widened to whole intervals, as is the end
     */
    public record RangeView(
            Instant from,
            Instant to,
            String interval,
            String tz,
            @Nullable String currency,
            @Nullable String groupBy,
            @Nullable String compare) {}

    /**
     * How far the figures can be trusted.
     *
     * @param asOf everything recorded before this is in them
     * @param rebuilding whether records are being counted anew, so that figures still grow
     */
    public record FreshnessView(Instant asOf, boolean rebuilding, List<SourceView> sources) {}

    /** How complete what a source told is. */
    public record SourceView(String source, String status, @Nullable Instant lastEventAt) {}

    /** A metric that is not given, and why. */
    public record UnavailableView(String id, String name, String reason) {}

    /**
     * One metric.
     *
     * @param note why there are no figures for this question; null where there are
     * @param maturesInDays for how long figures still change by what happens later
     */
    public record InsightView(
            String id,
            String object,
            String name,
            String formula,
            String numerator,
            String denominator,
            String timeBasis,
            String dedup,
            String unit,
            boolean perCurrency,
            int maturesInDays,
            @Nullable String note,
            List<FigureView> totals,
            List<FigureView> intervals,
            String records) {}

    /**
     * One figure.
     *
     * @param hidden rests on too few records to be shown, or would give away one that does
     * @param provisional can still change by what happens later
     * @param compared the same of the range compared with
     */
    public record FigureView(
            Instant from,
            Instant to,
            @Nullable String group,
            @Nullable String currency,
            @Nullable Long numerator,
            @Nullable Long denominator,
            @Nullable BigDecimal value,
            @Nullable BigDecimal share,
            @Nullable Long records,
            @Nullable BigDecimal p50,
            @Nullable BigDecimal p90,
            boolean hidden,
            boolean provisional,
            @Nullable ComparedView compared) {}

    /** The figure of another time. */
    public record ComparedView(
            Instant from,
            Instant to,
            @Nullable Long numerator,
            @Nullable Long denominator,
            @Nullable BigDecimal value,
            @Nullable Long records,
            @Nullable BigDecimal p50,
            @Nullable BigDecimal p90,
            boolean hidden) {}
}
