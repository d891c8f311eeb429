package io.paythread.insight;

import io.paythread.insight.Intervals.Step;
import io.paythread.platform.http.Parameters;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The query parameters of all questions for figures, as text. */
public record InsightParameters(
        @QueryParam("from") @Nullable String from,
        @QueryParam("to") @Nullable String to,
        @QueryParam("interval") @Nullable String interval,
        @QueryParam("tz") @Nullable String tz,
        @QueryParam("currency") @Nullable String currency,
        @QueryParam("group_by") @Nullable String groupBy,
        @QueryParam("compare") @Nullable String compare) {
    /** A month by the hour and a little; a year by the day takes half of it. */
    static final int MOST_INTERVALS = 800;
    /** With groups each interval has many figures. */
    static final int MOST_INTERVALS_OF_GROUPS = 100;

    private static final Duration USUAL = Duration.ofDays(30);
    private static final ZoneId UTC = ZoneId.of("UTC");

    /** What is asked for; every fault goes to the parameters. Without a range: the last 30 days. */
    InsightQuery read(Parameters parameters, List<Metric> metrics, Optional<Dimension> fixed, Instant now) {
        Optional<Instant> end = parameters.instant("to", to);
        Optional<Instant> begin = parameters.instant("from", from);
        Instant until = end.orElseGet(
                () -> begin.map(start -> start.plus(USUAL)).filter(now::isAfter).orElse(now));
        Instant since = begin.orElseGet(() -> until.minus(USUAL));
        parameters.requireOrder("from", Optional.of(since), "to", Optional.of(until));
        Step step = parameters
                .choice(
                        "interval",
                        interval,
                        Arrays.stream(Step.values()).map(Step::wireName).toList())
                .flatMap(name -> Arrays.stream(Step.values())
                        .filter(one -> one.wireName().equals(name))
                        .findFirst())
                .orElse(Step.WEEK);
        ZoneId zone = zone(parameters);
        Dimension dimension = fixed.orElseGet(() -> parameters
                .choice("group_by", groupBy, Dimension.wireNames())
                .filter(Dimension.wireNames()::contains)
                .map(name -> Dimension.ofWireName(Optional.of(name)))
                .orElse(Dimension.NONE));
        int most = dimension == Dimension.NONE ? MOST_INTERVALS : MOST_INTERVALS_OF_GROUPS;
        Intervals intervals = Intervals.over(since, until, step, zone, most);
        if (intervals.size() > most) {
            parameters.refuse(
                    "from",
                    "range_too_long",
                    "leaves more than " + most + " intervals up to to; take a shorter range or longer intervals.");
        }
        return new InsightQuery(
                metrics,
                intervals,
                step,
                zone,
                dimension,
                parameters.currency("currency", currency),
                parameters.choice("compare", compare, List.of(InsightQuery.PREVIOUS, InsightQuery.YEAR)));
    }

    private ZoneId zone(Parameters parameters) {
        if (tz == null) {
            return UTC;
        }
        try {
            ZoneId zone = ZoneId.of(tz);
            if (isOfQuarters(zone)) {
                return zone;
            }
        } catch (DateTimeException e) {
            // Refused below.
        }
        parameters.refuse("tz", "invalid_zone", "is a zone's name (IANA), such as Europe/Berlin, or UTC.");
        return UTC;
    }

    /** Offsets that somebody makes up are not kept sums for. */
    private static boolean isOfQuarters(ZoneId zone) {
        return !(zone instanceof ZoneOffset offset) || offset.getTotalSeconds() % 900 == 0;
    }
}
