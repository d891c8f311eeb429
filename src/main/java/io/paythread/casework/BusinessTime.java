package io.paythread.casework;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * Counts the hours in which the team works, by its own clock: on the days when that is changed too.
 *
 * @param closes later than it opens
 */
public record BusinessTime(ZoneId zone, LocalTime opens, LocalTime closes) {
    private static final Set<DayOfWeek> FREE = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    /** Whoever waited longer waited too long; counting on would only take time. */
    private static final int MOST_DAYS = 400;

    public BusinessTime {
        if (!opens.isBefore(closes)) {
            throw new IllegalArgumentException("the team opens at " + opens + ", which is not before " + closes);
        }
    }

    /** The working time between two moments; zero where the second is not later. */
    public Duration between(Instant from, Instant to) {
        LocalDate day = from.atZone(zone).toLocalDate();
        LocalDate last = to.atZone(zone).toLocalDate();
        Duration sum = Duration.ZERO;
        for (int i = 0; i < MOST_DAYS && !day.isAfter(last); i++, day = day.plusDays(1)) {
            if (!FREE.contains(day.getDayOfWeek())) {
                sum = sum.plus(overlap(from, to, day));
            }
        }
        return sum;
    }

    /** When so much working time has gone by since a moment; empty where that takes too long to matter. */
    Optional<Instant> after(Instant from, Duration working) {
        LocalDate day = from.atZone(zone).toLocalDate();
        Duration left = working;
        for (int i = 0; i < MOST_DAYS; i++, day = day.plusDays(1)) {
            Instant end = day.atTime(closes).atZone(zone).toInstant();
            Duration today = FREE.contains(day.getDayOfWeek()) ? Duration.ZERO : overlap(from, end, day);
            if (today.compareTo(left) >= 0) {
                return Optional.of(end.minus(today).plus(left));
            }
            left = left.minus(today);
        }
        return Optional.empty();
    }

    private Duration overlap(Instant from, Instant to, LocalDate day) {
        Instant start = later(from, day.atTime(opens).atZone(zone).toInstant());
        Instant end = day.atTime(closes).atZone(zone).toInstant();
        Instant stop = to.isBefore(end) ? to : end;
        return start.isBefore(stop) ? Duration.between(start, stop) : Duration.ZERO;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** The working time of one day. */
    Duration day() {
        return Duration.between(opens, closes);
    }
}
