package io.paythread.insight;

import io.paythread.platform.http.Parameters;
import io.paythread.platform.id.IdPrefix;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The query parameters of lists of records, as text. */
public record RecordParameters(
        @QueryParam("from") @Nullable String from,
        @QueryParam("to") @Nullable String to,
        @QueryParam("part") @Nullable String part,
        @QueryParam("group_by") @Nullable String groupBy,
        @QueryParam("group") @Nullable String group,
        @QueryParam("currency") @Nullable String currency,
        @QueryParam("cursor") @Nullable String cursor,
        @QueryParam("limit") @Nullable String limit) {
    /** How a figure calls the group of what is not known. */
    static final String UNKNOWN = "unknown";

    private static final Duration USUAL = Duration.ofDays(30);

    /** What is asked for; every fault goes to the parameters. Without a range: the last 30 days. */
    RecordQuery read(Parameters parameters, Metric metric, Instant now) {
        Optional<Instant> begin = parameters.instant("from", from);
        Instant until = parameters.instant("to", to).orElseGet(() -> begin.map(start -> start.plus(USUAL))
                .filter(now::isAfter)
                .orElse(now));
        Instant since = begin.orElseGet(() -> until.minus(USUAL));
        parameters.requireOrder("from", Optional.of(since), "to", Optional.of(until));
        boolean numerator = !parameters
                .choice("part", part, List.of("numerator", "denominator"))
                .filter("denominator"::equals)
                .isPresent();
        if (!numerator && metric.shape() == Metric.Shape.STOCK) {
            parameters.refuse("part", "invalid_choice", "is numerator: what there was at a moment is not listed.");
        }
        Optional<String> by = parameters.choice("group_by", groupBy, Dimension.wireNames());
        Dimension dimension = Dimension.ofWireName(by.filter(Dimension.wireNames()::contains));
        Optional<String> value = parameters.text("group", group, 100);
        if (value.isPresent() != by.isPresent()) {
            parameters.refuse("group", "contradiction", "and group_by come together: one value of one dimension.");
        }
        boolean earlier = !numerator && metric.shape() == Metric.Shape.MONTH_BEFORE;
        return new RecordQuery(
                metric,
                earlier ? monthBefore(since) : since,
                earlier ? monthBefore(until) : until,
                numerator,
                dimension,
                value.map(text -> stored(parameters, dimension, text)),
                parameters.currency("currency", currency));
    }

    private static Instant monthBefore(Instant at) {
        return at.atZone(ZoneOffset.UTC).minusMonths(1).toInstant();
    }

    private static String stored(Parameters parameters, Dimension dimension, String text) {
        if (text.equals(UNKNOWN)) {
            return "";
        }
        if (dimension != Dimension.SOURCE) {
            return text;
        }
        return parameters
                .id("group", IdPrefix.SOURCE, text)
                .map(Object::toString)
                .orElse(text);
    }
}
