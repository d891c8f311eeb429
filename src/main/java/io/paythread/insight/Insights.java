package io.paythread.insight;

import io.paythread.decline.Disclosure;
import io.paythread.insight.InsightsView.InsightView;
import io.paythread.insight.InsightsView.RangeView;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.security.Caller;
import io.paythread.security.Visibility;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Answers questions for figures, as the caller may see them. */
@Singleton
class Insights {
    private final Database database;
    private final Figures figures;
    private final Freshness freshness;
    private final Definitions definitions;
    private final Hiding hiding;
    private final Clock clock;

    Insights(
            Database database,
            Figures figures,
            Freshness freshness,
            Definitions definitions,
            InsightConfig config,
            Clock clock) {
        this.database = database;
        this.figures = figures;
        this.freshness = freshness;
        this.definitions = definitions;
        this.hiding = new Hiding(config.smallestCount());
        this.clock = clock;
    }

    Uni<InsightsView> answer(Caller caller, InsightQuery query) {
        Visibility visibility = Visibility.of(caller);
        return database.reading(tx -> figures(tx, query, visibility).chain(shown -> others(tx, query, visibility)
                .chain(compared -> freshness.read(tx).map(fresh -> {
                    FigureViews views = new FigureViews(query, clock.instant());
                    List<InsightView> data = query.metrics().stream()
                            .map(metric -> views.view(
                                    metric,
                                    definitions.of(metric),
                                    shown.getOrDefault(metric, List.of()),
                                    compared.map(all -> all.getOrDefault(metric, List.of()))))
                            .toList();
                    return new InsightsView(range(query), fresh, data, definitions.unavailable());
                }))));
    }

    private Uni<Optional<Map<Metric, List<Figure>>>> others(Tx tx, InsightQuery query, Visibility visibility) {
        return query.others()
                .map(intervals -> figures(tx, query.over(intervals), visibility).map(Optional::of))
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()));
    }

    private Uni<Map<Metric, List<Figure>>> figures(Tx tx, InsightQuery query, Visibility visibility) {
        return figures.sheet(tx, query).map(sheet -> {
            Map<Metric, List<Figure>> all = new EnumMap<>(Metric.class);
            whole(query, sheet, visibility)
                    .forEach((metric, list) -> all.put(
                            metric,
                            hiding.of(
                                    list,
                                    metric.shape() == Metric.Shape.SHARE && query.dimension() == Dimension.CODE)));
            return all;
        });
    }

    /** Every figure, the small ones too. */
    static Map<Metric, List<Figure>> whole(InsightQuery query, Sheet sheet, Visibility visibility) {
        Map<Metric, List<Figure>> all = new EnumMap<>(Metric.class);
        query.metrics().stream()
                .filter(metric -> Evaluation.isPossible(metric, query.dimension(), query.step()))
                .forEach(metric -> all.put(
                        metric, Evaluation.of(metric, query.dimension(), sheet, shown(metric, query, visibility))));
        return all;
    }

    /** Reasons that are kept back are one with the generic one. */
    private static UnaryOperator<String> shown(Metric metric, InsightQuery query, Visibility visibility) {
        boolean masked = query.dimension() == Dimension.CODE
                && !visibility.risk()
                && metric.records().series().hasDeclineCodes();
        return masked ? code -> Disclosure.mayBeTold(code) ? code : Disclosure.GENERIC : UnaryOperator.identity();
    }

    private static RangeView range(InsightQuery query) {
        return new RangeView(
                query.intervals().from(),
                query.intervals().to(),
                query.step().wireName(),
                query.zone().getId(),
                query.currency().orElse(null),
                query.dimension() == Dimension.NONE ? null : query.dimension().wireName(),
                query.compare().orElse(null));
    }
}
