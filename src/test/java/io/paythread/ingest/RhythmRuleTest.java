package io.paythread.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.ingest.RhythmRule.Hour;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmRuleTest {
    /** A Monday. */
    private static final Instant NOW = Instant.parse("2026-09-14T10:30:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a busy shop for a quarter of an hour   | 30 | 0  | 2026-09-14T10:30:00Z | 15   | true
                    a busy shop for ten minutes            | 60 | 0  | 2026-09-14T10:30:00Z | 10   | false
                    a calm shop for half an hour           | 4  | 0  | 2026-09-14T10:30:00Z | 30   | false
                    a calm shop for two hours              | 4  | 0  | 2026-09-14T12:30:00Z | 120  | true
                    a shop that sleeps, in the night       | 60 | 0  | 2026-09-14T05:00:00Z | 360  | false
                    a shop that sleeps, after it wakes     | 60 | 0  | 2026-09-14T08:10:00Z | 550  | true
                    a shop that rests at the week's end    | 60 | 0  | 2026-09-13T15:00:00Z | 1200 | false
                    one that is as busy at the week's end  | 60 | 60 | 2026-09-13T15:00:00Z | 20   | true
                    """)
    void suspectsSilenceByTheSourcesOwnRhythm(
            String what, int weekday, int weekend, Instant now, long silentMinutes, boolean suspected) {
        assertThat(RhythmRule.suspects(
                        history(now, 28, weekday, weekend), now.minus(Duration.ofMinutes(silentMinutes)), now))
                .as(what)
                .isEqualTo(suspected);
    }

    @Test
    void saysNothingOfASourceThatItHardlyKnows() {
        assertThat(RhythmRule.suspects(history(NOW, 2, 60, 60), NOW.minus(Duration.ofHours(2)), NOW))
                .isFalse();
        assertThat(RhythmRule.suspects(List.of(), NOW.minus(Duration.ofDays(2)), NOW))
                .isFalse();
    }

    @Test
    void asksTheSameHourOfOtherDaysWhileWeeksAreFew() {
        assertThat(RhythmRule.suspects(history(NOW, 6, 60, 60), NOW.minus(Duration.ofMinutes(30)), NOW))
                .isTrue();
    }

    @Test
    void isNotMisledByOneHolidayAmongTheWeeks() {
        // Given
        List<Hour> history = new ArrayList<>(history(NOW, 28, 60, 0));
        Instant holiday = Instant.parse("2026-09-07T00:00:00Z");
        history.replaceAll(
                hour -> Duration.between(holiday, hour.start()).abs().toDays() < 1 ? new Hour(hour.start(), 0) : hour);

        // When, Then
        assertThat(RhythmRule.suspects(history, NOW.minus(Duration.ofMinutes(30)), NOW))
                .isTrue();
    }

    /** So many busy minutes in each hour from 8 to 20 o'clock. */
    private static List<Hour> history(Instant now, int days, int weekday, int weekend) {
        List<Hour> hours = new ArrayList<>();
        Instant present = now.truncatedTo(java.time.temporal.ChronoUnit.HOURS);
        for (int hour = days * 24; hour > 0; hour--) {
            Instant start = present.minus(Duration.ofHours(hour));
            ZonedDateTime local = start.atZone(ZoneOffset.UTC);
            boolean rests = local.getDayOfWeek() == DayOfWeek.SATURDAY || local.getDayOfWeek() == DayOfWeek.SUNDAY;
            boolean awake = local.getHour() >= 8 && local.getHour() < 20;
            hours.add(new Hour(start, awake ? (rests ? weekend : weekday) : 0));
        }
        return hours;
    }
}
