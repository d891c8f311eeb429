package io.paythread.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.insight.Cover.Piece;
import io.paythread.insight.Intervals.Step;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CoverTest {
    private static final List<String> ZONES =
            List.of("UTC", "Europe/Berlin", "Asia/Kolkata", "Asia/Kathmandu", "America/St_Johns", "Pacific/Auckland");

    @Test
    void takesDaysInTheMiddleAndHoursAtTheEdges() {
        // Given
        Intervals week = Intervals.over(
                at("2026-09-16T00:00"), at("2026-09-16T01:00"), Step.WEEK, ZoneId.of("Europe/Berlin"), 9);

        // When
        Cover cover = Cover.of(week, week.from());

        // Then
        assertThat(cover.pieces())
                .containsExactly(
                        new Piece(Width.HOUR, at("2026-09-13T22:00"), at("2026-09-14T00:00")),
                        new Piece(Width.DAY, at("2026-09-14T00:00"), at("2026-09-20T00:00")),
                        new Piece(Width.HOUR, at("2026-09-20T00:00"), at("2026-09-20T22:00")));
    }

    @Test
    void takesQuartersWhereAZoneIsHalfAnHourAway() {
        // Given
        Intervals day =
                Intervals.over(at("2026-09-16T00:00"), at("2026-09-16T01:00"), Step.DAY, ZoneId.of("Asia/Kolkata"), 9);

        // When
        Cover cover = Cover.of(day, day.from());

        // Then
        assertThat(cover.pieces()).extracting(Piece::width).containsExactly(Width.QUARTER, Width.HOUR, Width.QUARTER);
    }

    @Test
    void joinsPiecesAcrossEdgesAndTakesMonthsOfAllThatWasBefore() {
        // Given
        Intervals days = Intervals.over(at("2026-08-30T00:00"), at("2026-09-03T00:00"), Step.DAY, ZoneOffset.UTC, 9);

        // When
        Cover cover = Cover.of(days, at("0001-01-01T00:00"));

        // Then
        assertThat(cover.pieces())
                .containsExactly(
                        new Piece(Width.MONTH, at("0001-01-01T00:00"), at("2026-08-01T00:00")),
                        new Piece(Width.DAY, at("2026-08-01T00:00"), at("2026-09-03T00:00")));
    }

    /** Each moment is in one piece, and no sum reaches over an edge. */
    @ParameterizedTest
    @EnumSource(Step.class)
    void leavesNothingOutAndTakesNothingTwice(Step step) {
        Random random = new Random(step.name().length());
        for (int round = 0; round < 300; round++) {
            // Given
            Instant from = at("2024-01-01T00:00").plusSeconds(random.nextInt(3 * 365 * 86_400));
            Instant to = from.plusSeconds(1 + random.nextInt(200 * 86_400));
            ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            Intervals intervals = Intervals.over(from, to, step, zone, 400);

            // When
            List<Piece> pieces = Cover.of(intervals, intervals.from()).pieces();

            // Then
            Instant end = intervals.from();
            for (Piece piece : pieces) {
                assertThat(piece.since()).isEqualTo(end);
                assertThat(piece.width().floor(piece.since())).isEqualTo(piece.since());
                assertThat(piece.width().floor(piece.until())).isEqualTo(piece.until());
                assertThat(intervals.edges().stream()
                                .filter(edge -> edge.isAfter(piece.since()) && edge.isBefore(piece.until())))
                        .allSatisfy(
                                edge -> assertThat(piece.width().floor(edge)).isEqualTo(edge));
                end = piece.until();
            }
            assertThat(end).isEqualTo(intervals.to());
        }
    }

    private static Instant at(String minute) {
        return Instant.parse(minute + ":00Z");
    }
}
