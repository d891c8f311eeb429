package io.paythread.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.timeline.Course.Stretch;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CourseTest {
    private static final Instant NINE = Instant.parse("2026-09-14T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-09-14T10:00:00Z");

    @Test
    void isOneStretchWhereNothingTurns() {
        // When
        List<Stretch<String>> course = Course.of(List.of(), at -> "same");

        // Then
        assertThat(course).containsExactly(new Stretch<>(Course.BEGINNING, Course.END, "same"));
    }

    @Test
    void changesAtTheMomentItself() {
        // When
        List<Stretch<Boolean>> course = Course.of(List.of(TEN, NINE, NINE), at -> !at.isBefore(TEN));

        // Then: nine was no turn after all
        assertThat(course)
                .containsExactly(new Stretch<>(Course.BEGINNING, TEN, false), new Stretch<>(TEN, Course.END, true));
    }

    @Test
    void leavesOutTurnsBeyondAllTime() {
        // When
        List<Stretch<Integer>> course = Course.of(List.of(Instant.MAX, Instant.MIN), at -> 1);

        // Then
        assertThat(course).hasSize(1);
    }
}
