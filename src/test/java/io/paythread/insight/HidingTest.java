package io.paythread.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HidingTest {
    private final Hiding hiding = new Hiding(20);

    @Test
    void hidesWhatRestsOnFewRecordsWithItsCounts() {
        // When
        List<Figure> shown = hiding.of(List.of(figure(0, "", 19), figure(1, "", 20)), false);

        // Then
        assertThat(shown).extracting(Figure::hidden).containsExactly(true, false);
        assertThat(shown.get(0).records()).isZero();
        assertThat(shown.get(0).numerator()).isZero();
        assertThat(shown.get(0).denominator()).isZero();
        assertThat(shown.get(0).value(Metric.Unit.RATIO)).isEmpty();
    }

    @Test
    void showsThatThereWasNothing() {
        // When
        List<Figure> shown = hiding.of(List.of(figure(0, "", 0)), false);

        // Then
        assertThat(shown).extracting(Figure::hidden).containsExactly(false);
    }

    @Test
    void hidesTheSmallestOthersUntilNothingCanBeSubtracted() {
        // When
        List<Figure> shown =
                hiding.of(List.of(figure(0, "amex", 3), figure(0, "visa", 500), figure(0, "discover", 25)), false);

        // Then
        assertThat(shown).extracting(Figure::hidden).containsExactly(true, false, true);
    }

    @Test
    void hidesASumThatWouldGiveAwayItsOnlyHiddenPart() {
        // When
        List<Figure> shown =
                hiding.of(List.of(figure(0, "", 5), figure(1, "", 50), figure(Figure.WHOLE, "", 55)), false);

        // Then
        assertThat(shown).extracting(Figure::hidden).containsExactly(true, false, true);
    }

    @Test
    void showsASumWhoseHiddenPartsHoldEnoughTogether() {
        // When
        List<Figure> shown = hiding.of(
                List.of(figure(0, "", 15), figure(1, "", 15), figure(2, "", 70), figure(Figure.WHOLE, "", 100)), false);

        // Then
        assertThat(shown).extracting(Figure::hidden).containsExactly(true, true, false, false);
    }

    private static Figure figure(int interval, String group, long records) {
        return new Figure(
                interval, group, "", records / 2, records, records, Optional.empty(), Optional.empty(), false);
    }
}
