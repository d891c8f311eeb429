package io.paythread.ingest;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;

/**
 * Whether a source is quieter than it usually is at this time of the week. Counted in minutes in which anything came, for
 * one payment is several events at once. Silence is suspicious when that many busy minutes should have passed in it that
 * none at all is no chance: seven of them stay away by chance once in a thousand times.
 */
public final class RhythmRule {
    static final int ENOUGH = 7;
    /** Shorter silences are a provider's hiccup, and its retries are under way. */
    static final Duration SHORTEST = Duration.ofMinutes(15);
    /** Fewer weeks say little of one hour of the week; then the same hour of other days is asked. */
    private static final int WEEKS = 3;

    private static final int DAYS = 3;
    private static final double MINUTES = 60;

    private RhythmRule() {}

    /** One hour as it was. */
    record Hour(Instant start, int minutes) {}

    /** Whether nothing since then is less than usual. */
    static boolean suspects(List<Hour> history, Instant since, Instant now) {
        return Duration.between(since, now).compareTo(SHORTEST) >= 0 && expected(history, since, now) >= ENOUGH;
    }

    /** How many busy minutes there should have been. */
    static double expected(List<Hour> history, Instant since, Instant now) {
        double sum = 0;
        for (Instant hour = since.truncatedTo(ChronoUnit.HOURS);
                hour.isBefore(now);
                hour = hour.plus(1, ChronoUnit.HOURS)) {
            Instant end = hour.plus(1, ChronoUnit.HOURS);
            Instant from = hour.isBefore(since) ? since : hour;
            Instant to = end.isAfter(now) ? now : end;
            double share = Duration.between(from, to).toSeconds() / (MINUTES * MINUTES);
            sum += usual(history, hour) * share;
        }
        return sum;
    }

    /** The median of the hours like this one; nothing while there are too few. */
    private static double usual(List<Hour> history, Instant hour) {
        ZonedDateTime asked = hour.atZone(ZoneOffset.UTC);
        List<Integer> sameOfWeek =
                like(history, one -> one.getHour() == asked.getHour() && one.getDayOfWeek() == asked.getDayOfWeek());
        if (sameOfWeek.size() >= WEEKS) {
            return median(sameOfWeek);
        }
        List<Integer> sameOfDay =
                like(history, one -> one.getHour() == asked.getHour() && isWeekend(one) == isWeekend(asked));
        return sameOfDay.size() >= DAYS ? median(sameOfDay) : 0;
    }

    private static boolean isWeekend(ZonedDateTime time) {
        return time.getDayOfWeek() == DayOfWeek.SATURDAY || time.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static List<Integer> like(List<Hour> history, Predicate<ZonedDateTime> same) {
        return history.stream()
                .filter(hour -> same.test(hour.start().atZone(ZoneOffset.UTC)))
                .map(Hour::minutes)
                .sorted()
                .toList();
    }

    /** The lower one of two middles: rather no suspicion. */
    private static double median(List<Integer> sorted) {
        return sorted.get((sorted.size() - 1) / 2);
    }
}
