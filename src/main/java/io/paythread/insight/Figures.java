package io.paythread.insight;

import io.paythread.insight.FigureStore.SumKey;
import io.paythread.insight.FigureStore.TimeKey;
import io.paythread.insight.FigureStore.Times;
import io.paythread.insight.Metric.Shape;
import io.paythread.insight.Slices.Sums;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Reads what the figures of a question are made of: few statements, however many metrics are asked for. */
@Singleton
class Figures {
    private final FigureStore store;

    Figures(FigureStore store) {
        this.store = store;
    }

    Uni<Sheet> sheet(Tx tx, InsightQuery query) {
        Set<Series> stock = series(query, metric -> metric.shape() == Shape.STOCK);
        Set<Series> plain = series(
                query,
                metric -> metric.network().isEmpty() && metric.shape() != Shape.STOCK && metric.shape() != Shape.TIME);
        Set<Series> ofNetwork = series(query, metric -> metric.network().isPresent());
        Set<Series> before = series(query, metric -> metric.shape() == Shape.MONTH_BEFORE);
        Set<Series> timed = series(query, metric -> metric.shape() == Shape.TIME);
        Intervals earlier =
                before.isEmpty() ? query.intervals() : query.intervals().monthBefore(query.zone());
        return sums(tx, plain, query.dimension(), query.intervals(), false, query.currency())
                .chain(sums -> sums(tx, stock, query.dimension(), query.intervals(), true, query.currency())
                        .invoke(sums::putAll)
                        .replaceWith(sums))
                .chain(sums -> sums(tx, ofNetwork, Dimension.NETWORK, query.intervals(), false, query.currency())
                        .chain(networks -> sums(tx, before, Dimension.NETWORK, earlier, false, query.currency())
                                .chain(months -> times(tx, timed, query)
                                        .map(times ->
                                                new Sheet(query.intervals().size(), sums, networks, months, times)))));
    }

    private Uni<Map<SumKey, Sums>> sums(
            Tx tx,
            Set<Series> series,
            Dimension dimension,
            Intervals intervals,
            boolean fromEver,
            Optional<String> currency) {
        return series.isEmpty()
                ? Uni.createFrom().item(new java.util.HashMap<>())
                : store.sums(tx, series, dimension, intervals, fromEver, currency);
    }

    private Uni<Map<Series, Map<TimeKey, Times>>> times(Tx tx, Set<Series> series, InsightQuery query) {
        Map<Series, Map<TimeKey, Times>> all = new EnumMap<>(Series.class);
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Series one : series) {
            done = done.chain(() -> store.times(tx, one, query.dimension(), query.intervals(), query.currency()))
                    .invoke(times -> all.put(one, times))
                    .replaceWithVoid();
        }
        return done.replaceWith(all);
    }

    private static Set<Series> series(InsightQuery query, Predicate<Metric> which) {
        Set<Series> series = new LinkedHashSet<>();
        query.metrics().stream()
                .filter(which)
                .filter(metric -> Evaluation.isPossible(metric, query.dimension(), query.step()))
                .flatMap(metric -> Stream.of(metric.numerator(), metric.denominator(), List.of(metric.records())))
                .flatMap(List::stream)
                .forEach(term -> series.add(term.series()));
        return series;
    }
}
