package io.paythread.insight;

import io.paythread.insight.Definitions.Definition;
import io.paythread.insight.FigureStore.Times;
import io.paythread.insight.InsightsView.ComparedView;
import io.paythread.insight.InsightsView.FigureView;
import io.paythread.insight.InsightsView.InsightView;
import io.paythread.insight.Metric.Shape;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Spells figures for an answer. */
final class FigureViews {
    private static final int MILLI_DIGITS = 3;

    private final InsightQuery query;
    private final Instant now;

    FigureViews(InsightQuery query, Instant now) {
        this.query = query;
        this.now = now;
    }

    InsightView view(Metric metric, Definition definition, List<Figure> figures, Optional<List<Figure>> compared) {
        return new InsightView(
                metric.wireName(),
                "insight",
                definition.name(),
                definition.formula(),
                definition.numerator(),
                definition.denominator(),
                definition.timeBasis(),
                definition.dedup(),
                metric.unit().wireName(),
                metric.shape() == Shape.MONEY,
                (int) metric.maturity().toDays(),
                note(metric),
                some(metric, figures, compared, true),
                some(metric, figures, compared, false),
                "/v1/insights/" + metric.wireName() + "/records");
    }

    private @Nullable String note(Metric metric) {
        if (Evaluation.isPossible(metric, query.dimension(), query.step())) {
            return null;
        }
        return metric.shape() == Shape.MONTH_BEFORE && query.step() != Intervals.Step.MONTH
                ? "By month only: interval=month."
                : "Of one network: group_by is network or left out.";
    }

    private List<FigureView> some(
            Metric metric, List<Figure> figures, Optional<List<Figure>> compared, boolean wholes) {
        return figures.stream()
                .filter(figure -> (figure.interval() == Figure.WHOLE) == wholes)
                .map(figure -> view(metric, figure, compared))
                .toList();
    }

    private FigureView view(Metric metric, Figure figure, Optional<List<Figure>> compared) {
        Instant to = to(query.intervals(), figure);
        return new FigureView(
                from(query.intervals(), figure),
                to,
                group(figure),
                figure.currency().isEmpty() ? null : figure.currency(),
                count(figure, Figure::numerator),
                count(figure, Figure::denominator),
                figure.value(metric.unit()).orElse(null),
                figure.hidden() ? null : figure.share().orElse(null),
                figure.hidden() ? null : Long.valueOf(figure.records()),
                time(figure, Times::half),
                time(figure, Times::nineOfTen),
                figure.hidden(),
                to.plus(metric.maturity()).isAfter(now),
                compared.map(all -> compared(metric, figure, all)).orElse(null));
    }

    private ComparedView compared(Metric metric, Figure figure, List<Figure> all) {
        Intervals intervals = query.others().orElseThrow();
        Figure other = all.stream()
                .filter(one -> one.interval() == figure.interval()
                        && one.group().equals(figure.group())
                        && one.currency().equals(figure.currency()))
                .findFirst()
                .orElseGet(() -> new Figure(
                        figure.interval(),
                        figure.group(),
                        figure.currency(),
                        0,
                        0,
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        false));
        return new ComparedView(
                from(intervals, figure),
                to(intervals, figure),
                count(other, Figure::numerator),
                count(other, Figure::denominator),
                other.value(metric.unit()).orElse(null),
                other.hidden() ? null : Long.valueOf(other.records()),
                time(other, Times::half),
                time(other, Times::nineOfTen),
                other.hidden());
    }

    private static Instant from(Intervals intervals, Figure figure) {
        return figure.interval() == Figure.WHOLE
                ? intervals.from()
                : intervals.edges().get(figure.interval());
    }

    private static Instant to(Intervals intervals, Figure figure) {
        return figure.interval() == Figure.WHOLE
                ? intervals.to()
                : intervals.edges().get(figure.interval() + 1);
    }

    private @Nullable String group(Figure figure) {
        if (query.dimension() == Dimension.NONE) {
            return null;
        }
        if (figure.group().isEmpty()) {
            return "unknown";
        }
        return query.dimension() == Dimension.SOURCE
                ? PublicId.format(IdPrefix.SOURCE, UUID.fromString(figure.group()))
                : figure.group();
    }

    private static @Nullable Long count(Figure figure, ToLongFunction<Figure> part) {
        return figure.hidden() || figure.times().isPresent() ? null : Long.valueOf(part.applyAsLong(figure));
    }

    private static @Nullable BigDecimal time(Figure figure, ToLongFunction<Times> part) {
        return figure.hidden()
                ? null
                : figure.times()
                        .map(times -> BigDecimal.valueOf(part.applyAsLong(times), MILLI_DIGITS))
                        .orElse(null);
    }
}
