package io.paythread.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.insight.Intervals.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntervalsTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void hasADayOf23HoursInSpringAndOneOf25InAutumn() {
        // When
        Intervals spring = days("2026-03-28T12:00:00Z", "2026-03-31T00:00:00Z");
        Intervals autumn = days("2026-10-24T12:00:00Z", "2026-10-27T00:00:00Z");

        // Then
        assertThat(hours(spring)).startsWith(24L, 23L, 24L);
        assertThat(hours(autumn)).startsWith(24L, 25L, 24L);
    }

    @Test
    void beginsWeeksOnMondayAndMonthsOnTheFirstOfTheZone() {
        // When
        Intervals weeks = Intervals.over(at("2026-09-16T00:00:00Z"), at("2026-09-16T01:00:00Z"), Step.WEEK, BERLIN, 9);
        Intervals months =
                Intervals.over(at("2026-09-30T22:30:00Z"), at("2026-09-30T23:00:00Z"), Step.MONTH, BERLIN, 9);

        // Then
        assertThat(weeks.edges()).containsExactly(at("2026-09-13T22:00:00Z"), at("2026-09-20T22:00:00Z"));
        assertThat(months.edges()).containsExactly(at("2026-09-30T22:00:00Z"), at("2026-10-31T23:00:00Z"));
    }

    @Test
    void knowsZonesThatAreHalfAnHourOrAQuarterAway() {
        // When
        Intervals kolkata = Intervals.over(
                at("2026-09-16T10:10:00Z"), at("2026-09-16T10:20:00Z"), Step.HOUR, ZoneId.of("Asia/Kolkata"), 9);
        Intervals nepal = Intervals.over(
                at("2026-09-16T10:10:00Z"), at("2026-09-16T10:14:00Z"), Step.HOUR, ZoneId.of("Asia/Kathmandu"), 9);

        // Then
        assertThat(kolkata.from()).isEqualTo("2026-09-16T09:30:00Z");
        assertThat(nepal.from()).isEqualTo("2026-09-16T09:15:00Z");
    }

    @Test
    void comparesWithAsManyIntervalsBefore() {
        // Given
        Intervals weeks = Intervals.over(at("2026-09-01T00:00:00Z"), at("2026-09-29T00:00:00Z"), Step.WEEK, BERLIN, 9);

        // Then
        assertThat(weeks.previous(Step.WEEK, BERLIN).to()).isEqualTo(weeks.from());
        assertThat(weeks.previous(Step.WEEK, BERLIN).size()).isEqualTo(weeks.size());
        assertThat(weeks.yearBefore(Step.WEEK, BERLIN).from()).isEqualTo("2025-08-31T22:00:00Z");
    }

    @Test
    void stopsBeyondTheBound() {
        // When
        Intervals many = Intervals.over(at("2020-01-01T00:00:00Z"), at("2026-01-01T00:00:00Z"), Step.HOUR, BERLIN, 100);

        // Then
        assertThat(many.size()).isEqualTo(101);
    }

    private static Intervals days(String from, String to) {
        return Intervals.over(at(from), at(to), Step.DAY, BERLIN, 9);
    }

    private static List<Long> hours(Intervals intervals) {
        return IntStream.range(0, intervals.size())
                .mapToObj(i -> Duration.between(
                                intervals.edges().get(i), intervals.edges().get(i + 1))
                        .toHours())
                .toList();
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
