package io.paythread.insight;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Whole intervals of a calendar: days of 23 and 25 hours where clocks change, weeks from Monday.
 *
 * @param edges the beginning of each and the end of the last
 */
record Intervals(List<Instant> edges) {

    /** One step of the calendar. */
    enum Step {
        HOUR,
        DAY,
        WEEK,
        MONTH;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The beginning of the interval that the moment lies in. */
        Instant floor(Instant at, ZoneId zone) {
            ZonedDateTime local = at.atZone(zone);
            return switch (this) {
                case HOUR -> local.truncatedTo(ChronoUnit.HOURS).toInstant();
                case DAY -> local.toLocalDate().atStartOfDay(zone).toInstant();
                case WEEK ->
                    local.toLocalDate()
                            .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                            .atStartOfDay(zone)
                            .toInstant();
                case MONTH ->
                    local.toLocalDate().withDayOfMonth(1).atStartOfDay(zone).toInstant();
            };
        }

        Instant plus(Instant edge, int times, ZoneId zone) {
            return switch (this) {
                case HOUR -> edge.plus(Duration.ofHours(times));
                case DAY -> moved(edge, Period.ofDays(times), zone);
                case WEEK -> moved(edge, Period.ofWeeks(times), zone);
                case MONTH -> moved(edge, Period.ofMonths(times), zone);
            };
        }

        static Step ofWireName(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT));
        }
    }

    Intervals {
        edges = List.copyOf(edges);
    }

    /** The whole intervals that touch the range; one more than the bound where there would be more. */
    static Intervals over(Instant from, Instant to, Step step, ZoneId zone, int most) {
        List<Instant> edges = new ArrayList<>();
        Instant edge = step.floor(from, zone);
        edges.add(edge);
        while (edge.isBefore(to) && edges.size() <= most + 1) {
            edge = step.plus(edge, 1, zone);
            edges.add(edge);
        }
        return new Intervals(edges);
    }

    private static Instant moved(Instant edge, Period by, ZoneId zone) {
        return edge.atZone(zone).toLocalDate().plus(by).atStartOfDay(zone).toInstant();
    }

    /** As many intervals, right before these. */
    Intervals previous(Step step, ZoneId zone) {
        int size = size();
        return new Intervals(
                edges.stream().map(edge -> step.plus(edge, -size, zone)).toList());
    }

    /** The same dates a year before; of weeks, those that begin 52 weeks before. */
    Intervals yearBefore(Step step, ZoneId zone) {
        return new Intervals(edges.stream()
                .map(edge -> switch (step) {
                    case HOUR, DAY -> yearBefore(edge, zone);
                    case WEEK -> Step.WEEK.plus(edge, -52, zone);
                    case MONTH -> Step.MONTH.plus(edge, -12, zone);
                })
                .toList());
    }

    private static Instant yearBefore(Instant edge, ZoneId zone) {
        return edge.atZone(zone).minusYears(1).toInstant();
    }

    /** Each a month before. */
    Intervals monthBefore(ZoneId zone) {
        return new Intervals(
                edges.stream().map(edge -> Step.MONTH.plus(edge, -1, zone)).toList());
    }

    int size() {
        return edges.size() - 1;
    }

    Instant from() {
        return edges.get(0);
    }

    Instant to() {
        return edges.get(edges.size() - 1);
    }

    /** The whole as one interval. */
    Intervals whole() {
        return new Intervals(List.of(from(), to()));
    }

    /** For {@code width_bucket}. */
    OffsetDateTime[] array() {
        return edges.stream().map(edge -> edge.atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
    }
}
