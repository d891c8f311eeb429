package io.paythread.insight;

import io.paythread.insight.InsightsView.FigureView;
import io.paythread.insight.InsightsView.InsightView;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures as rows: one for each metric, interval, group and currency. */
final class FigureRows {
    static final List<String> COLUMNS = List.of(
            "metric",
            "unit",
            "from",
            "to",
            "group",
            "currency",
            "numerator",
            "denominator",
            "value",
            "share",
            "records",
            "p50",
            "p90",
            "hidden",
            "provisional");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private FigureRows() {}

    static List<Map<String, @Nullable Object>> of(InsightsView view) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        view.data().forEach(metric -> metric.intervals().forEach(figure -> rows.add(row(metric, figure))));
        return rows;
    }

    private static Map<String, @Nullable Object> row(InsightView metric, FigureView figure) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("metric", metric.id());
        row.put("unit", metric.unit());
        row.put("from", time(figure.from()));
        row.put("to", time(figure.to()));
        row.put("group", figure.group());
        row.put("currency", figure.currency());
        row.put("numerator", figure.numerator());
        row.put("denominator", figure.denominator());
        row.put("value", figure.value());
        row.put("share", figure.share());
        row.put("records", figure.records());
        row.put("p50", figure.p50());
        row.put("p90", figure.p90());
        row.put("hidden", figure.hidden());
        row.put("provisional", figure.provisional());
        return row;
    }

    /** As the API writes times everywhere. */
    static String time(Instant at) {
        return TIME.format(at);
    }
}
