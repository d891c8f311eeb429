package io.paythread.insight;

import io.paythread.insight.Intervals.Step;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What is asked for, valid. */
record InsightQuery(
        List<Metric> metrics,
        Intervals intervals,
        Step step,
        ZoneId zone,
        Dimension dimension,
        Optional<String> currency,
        Optional<String> compare) {
    static final String PREVIOUS = "previous";
    static final String YEAR = "year";

    InsightQuery {
        metrics = List.copyOf(metrics);
    }

    /** The intervals to compare with, as many as those asked for. */
    Optional<Intervals> others() {
        return compare.map(
                with -> with.equals(YEAR) ? intervals.yearBefore(step, zone) : intervals.previous(step, zone));
    }

    InsightQuery over(Intervals other) {
        return new InsightQuery(metrics, other, step, zone, dimension, currency, Optional.empty());
    }
}
