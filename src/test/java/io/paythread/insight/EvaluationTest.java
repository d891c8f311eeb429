package io.paythread.insight;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.insight.FigureStore.SumKey;
import io.paythread.insight.FigureStore.TimeKey;
import io.paythread.insight.FigureStore.Times;
import io.paythread.insight.Slices.Sums;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each formula on numbers that can be checked in the head. */
class EvaluationTest {
    private final Map<SumKey, Sums> sums = new HashMap<>();
    private final Map<SumKey, Sums> networks = new HashMap<>();
    private final Map<SumKey, Sums> before = new HashMap<>();

    @ParameterizedTest
    @CsvSource({
        // metric, series, n, a, b, c, numerator, denominator, value
        "AUTHORIZATION_RATE, ATTEMPT, 120, 90, 100, 10, 90, 100, 0.9",
        "DECLINE_RATE, ATTEMPT, 120, 90, 100, 10, 10, 100, 0.1",
        "BLOCK_RATE, ATTEMPT, 120, 90, 100, 12, 12, 120, 0.1",
        "AUTHORIZATION_RATE_DEDUPLICATED, LAST_ATTEMPT, 50, 47, 0, 0, 47, 50, 0.94",
        "PAYMENT_SUCCESS_RATE, PAYMENT, 110, 88, 100, 7, 88, 100, 0.88",
        "CONTACT_RATE, PAYMENT, 1000, 0, 0, 27, 27, 1000, 27",
        "THREE_DS_COMPLETION, CHALLENGE, 40, 30, 0, 0, 30, 40, 0.75",
        "RETRY_SUCCESS_7D, RETRY, 30, 6, 9, 12, 6, 30, 0.2",
        "RETRY_SUCCESS_14D, RETRY, 30, 6, 9, 12, 9, 30, 0.3",
        "RETRY_SUCCESS_30D, RETRY, 30, 6, 9, 12, 12, 30, 0.4",
        "CHECKOUT_ABANDONMENT, CHECKOUT, 5, 3, 3, 1, 3, 5, 0.6",
        "CHECKOUT_RECOVERY, CHECKOUT, 5, 3, 3, 1, 1, 3, 0.333333",
        "FIRST_CONTACT_RESOLUTION, TICKET_SOLVED, 8, 6, 0, 0, 6, 8, 0.75",
        "DISPUTE_RATE, CAPTURED, 200, 0, 0, 3, 3, 200, 0.015",
        "WIN_RATE, DISPUTE_COUNTERED, 4, 3, 0, 0, 3, 4, 0.75",
        "RESPONSE_RATE, DISPUTE_DUE, 10, 9, 0, 0, 9, 10, 0.9",
        "PRE_DISPUTE_CONTACT_SHARE, DISPUTE, 10, 5000, 4, 0, 4, 10, 0.4",
        "EFW_CONVERSION, WARNING, 5, 1, 4, 0, 1, 4, 0.25"
    })
    void dividesWhatItSays(
            Metric metric,
            Series series,
            long n,
            long a,
            long b,
            long c,
            long numerator,
            long denominator,
            String value) {
        // Given
        sums.put(new SumKey(series, 0, "", "EUR"), new Sums(n, a, b, c));

        // When
        Figure figure = only(metric, 0);

        // Then
        assertThat(figure.numerator()).isEqualTo(numerator);
        assertThat(figure.denominator()).isEqualTo(denominator);
        assertThat(figure.value(metric.unit()))
                .hasValueSatisfying(ratio -> assertThat(ratio).isEqualByComparingTo(value));
    }

    @ParameterizedTest
    @CsvSource({
        "RECOVERED_AMOUNT, RECOVERY, 5990, 11980, 0.5",
        "DUNNING_RECOVERY, DUNNING, 5990, 5990, 1",
        "NET_RECOVERY, DISPUTE_CLOSED, 2500, 10000, 0.25"
    })
    void keepsCurrenciesApart(Metric metric, Series series, long numerator, long denominator, String value) {
        // Given
        sums.put(new SumKey(series, 0, "", "BRL"), new Sums(1, numerator, denominator, 0));
        sums.put(new SumKey(series, 0, "", "USD"), new Sums(3, 1, 3, 0));

        // When
        List<Figure> figures = figures(metric, Dimension.NONE, UnaryOperator.identity()).stream()
                .filter(figure -> figure.interval() == 0)
                .toList();

        // Then
        assertThat(figures).extracting(Figure::currency).containsExactly("BRL", "USD");
        assertThat(figures.get(0).value(metric.unit()))
                .hasValueSatisfying(ratio -> assertThat(ratio).isEqualByComparingTo(value));
    }

    @Test
    void dividesAmountsOfDifferentSeries() {
        // Given
        sums.put(new SumKey(Series.CAPTURED, 0, "", "EUR"), new Sums(10, 100_000, 4_000, 1));
        sums.put(new SumKey(Series.DISPUTE, 0, "", "EUR"), new Sums(1, 12_000, 1, 0));

        // Then
        assertThat(only(Metric.REFUND_RATE, 0).value(Metric.Unit.RATIO).orElseThrow())
                .isEqualByComparingTo("0.04");
        assertThat(only(Metric.DISPUTE_RATIO_AMOUNT, 0).value(Metric.Unit.RATIO).orElseThrow())
                .isEqualByComparingTo("0.12");
        assertThat(only(Metric.DISPUTE_ACTIVITY, 0).value(Metric.Unit.RATIO).orElseThrow())
                .isEqualByComparingTo("0.1");
    }

    @Test
    void countsAReportedAndDisputedVisaPaymentTwiceAndNoOtherNetwork() {
        // Given
        networks.put(new SumKey(Series.WARNING, 0, "visa", ""), new Sums(5, 0, 4, 5));
        networks.put(new SumKey(Series.DISPUTE, 0, "visa", "USD"), new Sums(2, 15_500, 0, 0));
        networks.put(new SumKey(Series.DISPUTE, 0, "mastercard", "EUR"), new Sums(9, 0, 0, 0));
        networks.put(new SumKey(Series.CAPTURED, 0, "visa", "USD"), new Sums(900, 0, 0, 0));

        // When
        Figure figure = only(Metric.VAMP_RATIO, 0);

        // Then
        assertThat(figure.numerator()).isEqualTo(7);
        assertThat(figure.value(Metric.Unit.BASIS_POINTS).orElseThrow()).isEqualByComparingTo("77.777778");
    }

    @Test
    void dividesMastercardChargebacksByThePaymentsOfTheMonthBefore() {
        // Given
        networks.put(new SumKey(Series.DISPUTE, 0, "mastercard", "EUR"), new Sums(3, 0, 0, 0));
        networks.put(new SumKey(Series.CAPTURED, 0, "mastercard", "EUR"), new Sums(9_999, 0, 0, 0));
        before.put(new SumKey(Series.CAPTURED, 0, "mastercard", "EUR"), new Sums(2_000, 0, 0, 0));

        // When
        Figure figure = only(Metric.MASTERCARD_RATE, 0);

        // Then
        assertThat(figure.denominator()).isEqualTo(2_000);
        assertThat(figure.value(Metric.Unit.BASIS_POINTS).orElseThrow()).isEqualByComparingTo("15");
    }

    @Test
    void dividesWhatEndedByWhatWasThereAtTheBeginning() {
        // Given
        sums.put(new SumKey(Series.SUBSCRIPTION_STARTED, -1, "", "EUR"), new Sums(110, 0, 0, 0));
        sums.put(new SumKey(Series.SUBSCRIPTION_ENDED, -1, "", "EUR"), new Sums(10, 4, 6, 0));
        sums.put(new SumKey(Series.SUBSCRIPTION_STARTED, 0, "", "EUR"), new Sums(50, 0, 0, 0));
        sums.put(new SumKey(Series.SUBSCRIPTION_ENDED, 0, "", "EUR"), new Sums(8, 5, 3, 0));

        // Then
        assertThat(only(Metric.INVOLUNTARY_CHURN, 0).value(Metric.Unit.RATIO).orElseThrow())
                .isEqualByComparingTo("0.05");
        assertThat(only(Metric.VOLUNTARY_CHURN, 0).value(Metric.Unit.RATIO).orElseThrow())
                .isEqualByComparingTo("0.03");
        assertThat(only(Metric.VOLUNTARY_CHURN, 1).denominator()).isEqualTo(142);
    }

    @Test
    void dividesEachCodeByAllThatWasSentAndGivesItsShareOfDeclines() {
        // Given
        sums.put(new SumKey(Series.ATTEMPT, 0, "", "EUR"), new Sums(90, 90, 90, 0));
        sums.put(new SumKey(Series.ATTEMPT, 0, "insufficient_funds", "EUR"), new Sums(6, 0, 6, 0));
        sums.put(new SumKey(Series.ATTEMPT, 0, "lost_card", "EUR"), new Sums(3, 0, 3, 0));
        sums.put(new SumKey(Series.ATTEMPT, 0, "stolen_card", "USD"), new Sums(1, 0, 1, 0));

        // When
        List<Figure> figures = figures(
                        Metric.DECLINE_RATE,
                        Dimension.CODE,
                        code -> code.matches("lost_card|stolen_card") ? "generic_decline" : code)
                .stream()
                .filter(figure -> figure.interval() == 0)
                .toList();

        // Then
        assertThat(figures).extracting(Figure::group).containsExactly("generic_decline", "insufficient_funds");
        assertThat(figures).extracting(Figure::numerator).containsExactly(4L, 6L);
        assertThat(figures).extracting(Figure::denominator).containsExactly(100L, 100L);
        assertThat(figures.get(1).share().orElseThrow()).isEqualByComparingTo("0.6");
    }

    @Test
    void givesTimesInsteadOfARatio() {
        // Given
        Times times = new Times(30, 390_660_000, 500_000_000);
        Sheet sheet = new Sheet(
                1,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(Series.RECOVERY_TIME, Map.of(new TimeKey(0, ""), times, new TimeKey(Figure.WHOLE, ""), times)));

        // When
        List<Figure> figures = Evaluation.of(Metric.TIME_TO_RECOVER, Dimension.NONE, sheet, UnaryOperator.identity());

        // Then
        assertThat(figures).hasSize(2);
        assertThat(figures.get(0).times()).contains(times);
        assertThat(figures.get(0).value(Metric.Unit.SECONDS)).isEmpty();
    }

    @Test
    void hasNoValueOverNothing() {
        // When
        Figure figure = only(Metric.AUTHORIZATION_RATE, 0);

        // Then
        assertThat(figure.denominator()).isZero();
        assertThat(figure.value(Metric.Unit.RATIO)).isEmpty();
    }

    private Figure only(Metric metric, int interval) {
        return figures(metric, Dimension.NONE, UnaryOperator.identity()).stream()
                .filter(figure -> figure.interval() == interval)
                .findFirst()
                .orElseThrow();
    }

    private List<Figure> figures(Metric metric, Dimension dimension, UnaryOperator<String> shown) {
        Sheet sheet = new Sheet(2, sums, networks, before, Map.of());
        return Evaluation.of(metric, dimension, sheet, shown);
    }

    @Test
    void refusesWhatACalendarOrADimensionCannotGive() {
        // Then
        assertThat(Evaluation.isPossible(Metric.MASTERCARD_RATE, Dimension.NONE, Intervals.Step.WEEK))
                .isFalse();
        assertThat(Evaluation.isPossible(Metric.MASTERCARD_RATE, Dimension.NONE, Intervals.Step.MONTH))
                .isTrue();
        assertThat(Evaluation.isPossible(Metric.VAMP_RATIO, Dimension.COUNTRY, Intervals.Step.MONTH))
                .isFalse();
        assertThat(Optional.of(Metric.VAMP_RATIO).map(Metric::network).orElseThrow())
                .contains("visa");
    }
}
