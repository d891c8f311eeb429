package io.paythread.insight;

import io.paythread.insight.FigureStore.SumKey;
import io.paythread.insight.FigureStore.TimeKey;
import io.paythread.insight.FigureStore.Times;
import io.paythread.insight.Metric.Shape;
import io.paythread.insight.Slices.Sums;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Makes the figures of a metric out of sums. Pure. */
final class Evaluation {
    /** More groups than anybody reads, each with figures of every interval. */
    static final int MOST_GROUPS = 100;

    private final Metric metric;
    private final Dimension dimension;
    private final Sheet sheet;
    /** Sums of the intervals themselves, and of the intervals of the denominator where those are others. */
    private final Map<Group, Map<Integer, Long>> numerators = new HashMap<>();

    private final Map<Group, Map<Integer, Long>> denominators = new HashMap<>();
    private final Map<Group, Map<Integer, Long>> records = new HashMap<>();
    private final UnaryOperator<String> shown;

    private record Group(String value, String currency) {}

    private Evaluation(Metric metric, Dimension dimension, Sheet sheet, UnaryOperator<String> shown) {
        this.metric = metric;
        this.dimension = dimension;
        this.sheet = sheet;
        this.shown = shown;
    }

    /**
     * The figures of each interval and of the whole.
     *
     * @param shown what a value of the dimension looks like to whoever asks; values that look the same are one group
     */
    static List<Figure> of(Metric metric, Dimension dimension, Sheet sheet, UnaryOperator<String> shown) {
        Evaluation evaluation = new Evaluation(metric, dimension, sheet, shown);
        return metric.shape() == Shape.TIME ? evaluation.timeFigures() : evaluation.ratioFigures();
    }

    /** Whether figures can be given by this dimension and calendar. */
    static boolean isPossible(Metric metric, Dimension dimension, Intervals.Step step) {
        boolean grouped = metric.network().isEmpty() || dimension == Dimension.NONE || dimension == Dimension.NETWORK;
        return grouped && (metric.shape() != Shape.MONTH_BEFORE || step == Intervals.Step.MONTH);
    }

    private List<Figure> ratioFigures() {
        metric.numerator().forEach(term -> add(numerators, term, sheet.byDimension(), sheet.byNetwork()));
        Map<SumKey, Sums> base = sheet.byDimension();
        Map<SumKey, Sums> networks = metric.shape() == Shape.MONTH_BEFORE ? sheet.monthBefore() : sheet.byNetwork();
        metric.denominator().forEach(term -> add(denominators, term, base, networks));
        add(records, metric.records(), base, networks);
        List<Figure> figures = new ArrayList<>();
        for (Group group : groups()) {
            for (int interval = 0; interval < sheet.intervals(); interval++) {
                figures.add(figure(interval, interval, interval + 1, group));
            }
            figures.add(figure(Figure.WHOLE, 0, sheet.intervals(), group));
        }
        return figures;
    }

    private void add(Map<Group, Map<Integer, Long>> to, Term term, Map<SumKey, Sums> base, Map<SumKey, Sums> networks) {
        Map<SumKey, Sums> from = term.network().isPresent() ? networks : base;
        from.forEach((key, sums) -> {
            if (key.series() == term.series()
                    && term.network().map(key.value()::equals).orElse(true)) {
                String value = dimension == Dimension.NONE ? "" : shown.apply(key.value());
                Group group = new Group(value, metric.shape() == Shape.MONEY ? key.currency() : "");
                to.computeIfAbsent(group, none -> new HashMap<>()).merge(key.interval(), term.of(sums), Math::addExact);
            }
        });
    }

    /** In a settled order; the largest where there are too many. Without a dimension there is always one to show. */
    private List<Group> groups() {
        TreeSet<Group> all = new TreeSet<>(Comparator.comparing(Group::value).thenComparing(Group::currency));
        all.addAll(numerators.keySet());
        all.addAll(denominators.keySet());
        if (isShare()) {
            all.removeIf(group -> sum(numerators, group, 0, sheet.intervals()) == 0);
        }
        if (all.isEmpty() && dimension == Dimension.NONE && metric.shape() != Shape.MONEY) {
            all.add(new Group("", ""));
        }
        if (all.size() <= MOST_GROUPS) {
            return List.copyOf(all);
        }
        Comparator<Group> bySize = Comparator.comparingLong(group ->
                Math.max(sum(records, group, 0, sheet.intervals()), sum(numerators, group, 0, sheet.intervals())));
        return all.stream().sorted(bySize.reversed()).limit(MOST_GROUPS).toList();
    }

    private boolean isShare() {
        return metric.shape() == Shape.SHARE && dimension == Dimension.CODE;
    }

    private Figure figure(int interval, int from, int to, Group group) {
        long numerator = sum(numerators, group, from, to);
        long denominator = isShare() ? overAll(denominators, from, to) : denominator(group, from, to);
        long rests = isShare() ? overAll(records, from, to) : rests(group, from, to);
        long all = isShare() ? overAll(numerators, from, to) : 0;
        Optional<BigDecimal> share = all > 0 ? Optional.of(Figure.ratio(numerator, all)) : Optional.empty();
        return new Figure(
                interval,
                group.value(),
                group.currency(),
                numerator,
                denominator,
                rests,
                share,
                Optional.empty(),
                false);
    }

    /** What there was at the beginning is the sum of everything before. */
    private long denominator(Group group, int from, int to) {
        return metric.shape() == Shape.STOCK ? sum(denominators, group, -1, from) : sum(denominators, group, from, to);
    }

    private long rests(Group group, int from, int to) {
        return metric.shape() == Shape.STOCK ? sum(denominators, group, -1, from) : sum(records, group, from, to);
    }

    private static long overAll(Map<Group, Map<Integer, Long>> sums, int from, int to) {
        return sums.keySet().stream()
                .mapToLong(group -> sum(sums, group, from, to))
                .sum();
    }

    private static long sum(Map<Group, Map<Integer, Long>> sums, Group group, int from, int to) {
        return sums.getOrDefault(group, Map.of()).entrySet().stream()
                .filter(entry -> entry.getKey() >= from && entry.getKey() < to)
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private List<Figure> timeFigures() {
        Series series = metric.records().series();
        List<Figure> figures = new ArrayList<>();
        Map<TimeKey, Times> times = sheet.times().getOrDefault(series, Map.of());
        times.keySet().stream()
                .map(TimeKey::value)
                .distinct()
                .sorted()
                .limit(MOST_GROUPS)
                .forEach(value -> {
                    for (int interval = 0; interval < sheet.intervals(); interval++) {
                        figures.add(time(interval, value, times.get(new TimeKey(interval, value))));
                    }
                    figures.add(time(Figure.WHOLE, value, times.get(new TimeKey(Figure.WHOLE, value))));
                });
        return figures;
    }

    private static Figure time(int interval, String value, @org.jspecify.annotations.Nullable Times times) {
        return new Figure(
                interval,
                value,
                "",
                0,
                0,
                times == null ? 0 : times.n(),
                Optional.empty(),
                Optional.ofNullable(times),
                false);
    }
}
