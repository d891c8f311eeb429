package io.paythread.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BusinessTimeTest {
    static final BusinessTime BERLIN =
            new BusinessTime(ZoneId.of("Europe/Berlin"), LocalTime.of(9, 0), LocalTime.of(18, 0));

    @ParameterizedTest
    @CsvSource({
        "2026-09-14T11:20:00Z, 2026-09-14T11:48:00Z, PT28M",
        "2026-09-14T15:00:00Z, 2026-09-15T08:00:00Z, PT2H",
        "2026-09-11T15:30:00Z, 2026-09-14T07:30:00Z, PT1H",
        "2026-09-12T08:00:00Z, 2026-09-13T20:00:00Z, PT0S",
        "2026-09-14T11:00:00Z, 2026-09-14T10:00:00Z, PT0S",
        // Winter begins on the Sunday between.
        "2026-10-23T15:00:00Z, 2026-10-26T09:00:00Z, PT2H"
    })
    void countsTheHoursInWhichTheTeamWorks(Instant from, Instant to, Duration expected) {
        assertThat(BERLIN.between(from, to)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-14T11:20:00Z, PT0S, 2026-09-14T11:20:00Z",
        "2026-09-14T11:20:00Z, PT28M, 2026-09-14T11:48:00Z",
        "2026-09-14T15:00:00Z, PT2H, 2026-09-15T08:00:00Z",
        "2026-09-11T15:30:00Z, PT1H, 2026-09-14T07:30:00Z",
        // At the end of a day, not at the beginning of the next.
        "2026-09-14T07:00:00Z, PT9H, 2026-09-14T16:00:00Z",
        "2026-10-23T15:00:00Z, PT2H, 2026-10-26T09:00:00Z"
    })
    void tellsWhenSoMuchOfItHasGoneBy(Instant from, Duration working, Instant expected) {
        assertThat(BERLIN.after(from, working)).contains(expected);
    }

    @Test
    void givesUpOnWhatTakesLongerThanAYear() {
        assertThat(BERLIN.after(Instant.parse("2026-09-14T11:20:00Z"), Duration.ofDays(365)))
                .isEmpty();
    }
}
