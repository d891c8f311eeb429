package io.paythread.decline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.paythread.decline.RetryAdvice.Basis;
import io.paythread.decline.RetryAdvice.Use;
import io.paythread.decline.RetryAdvice.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryRuleTest {
    private static final Instant AT = Instant.parse("2026-09-14T09:00:00Z");
    private static final RetryRule RULE = new RetryRule(Stream.of(
                    "visa:15/P30D@2022-04-01",
                    "visa:20/P30D@2025-05-19",
                    "mastercard:10/PT24H@2022-01-01",
                    "mastercard:35/P30D@2022-01-01",
                    "any:8/total@2024-01-01")
            .map(Ceiling::parse)
            .toList());

    private static Declined declined(
            String brand, String code, String advice, String networkCode, String networkAdvice) {
        return new Declined(
                Optional.of("issuer_declined"),
                Optional.empty(),
                Optional.of("declined_by_network"),
                known(code),
                Optional.of("card_declined"),
                known(advice),
                known(networkCode),
                known(networkAdvice),
                Optional.of(brand));
    }

    private static Optional<String> known(String text) {
        return Optional.of(text).filter(any -> !any.isEmpty());
    }

    private static Tries one() {
        return new Tries(List.of(AT), List.of(AT));
    }

    private static RetryAdvice evaluate(Declined declined) {
        return RULE.evaluate(declined, AT, one(), AT.plusSeconds(60));
    }

    private static Tries every(Duration step, int count, int ofPayment) {
        List<Instant> times = IntStream.range(0, count)
                .mapToObj(i -> AT.minus(step.multipliedBy(i)))
                .toList();
        return new Tries(times, times.subList(0, ofPayment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"04", "07", "12", "14", "15", "41", "43", "46", "57", "R0", "R1", "R3"})
    void visasFirstCategoryForbidsWhateverElseWasSaid(String networkCode) {
        // When
        RetryAdvice advice = evaluate(declined("visa", "insufficient_funds", "try_again_later", networkCode, ""));

        // Then
        assertThat(advice.verdict()).isEqualTo(Verdict.NEVER);
        assertThat(advice.basis()).isEqualTo(Basis.NETWORK);
        assertThat(advice.code()).contains(networkCode);
    }

    @ParameterizedTest
    @ValueSource(strings = {"03", "21"})
    void mastercardsAdviceForbids(String mac) {
        // When
        RetryAdvice advice = evaluate(declined("mastercard", "do_not_honor", "try_again_later", "05", mac));

        // Then
        assertThat(advice.verdict()).isEqualTo(Verdict.NEVER);
        assertThat(advice.basis()).isEqualTo(Basis.NETWORK);
    }

    @ParameterizedTest
    @CsvSource({"24,PT1H", "25,PT24H", "26,P2D", "27,P4D", "28,P6D", "29,P8D", "30,P10D"})
    void aTimeOfTheNetworkGoesBeforeTheProvidersAdvice(String mac, Duration wait) {
        // When
        RetryAdvice advice = evaluate(declined("mastercard", "insufficient_funds", "confirm_card_data", "51", mac));

        // Then
        assertThat(advice.verdict()).isEqualTo(Verdict.NOT_BEFORE);
        assertThat(advice.notBefore()).contains(AT.plus(wait));
        assertThat(advice.code()).contains(mac);
    }

    @Test
    void aProhibitionOfTheProviderGoesBeforeATimeOfTheNetwork() {
        // When
        RetryAdvice advice = evaluate(declined("mastercard", "insufficient_funds", "do_not_try_again", "51", "24"));

        // Then
        assertThat(advice.verdict()).isEqualTo(Verdict.NEVER);
        assertThat(advice.basis()).isEqualTo(Basis.ADVICE);
    }

    @Test
    void theProvidersAdviceGoesBeforeTheTable() {
        // When
        RetryAdvice correct = evaluate(declined("visa", "insufficient_funds", "confirm_card_data", "", ""));
        RetryAdvice later = evaluate(declined("visa", "insufficient_funds", "try_again_later", "51", ""));

        // Then
        assertThat(correct.verdict()).isEqualTo(Verdict.CORRECT_DATA);
        assertThat(later.verdict()).isEqualTo(Verdict.NOT_BEFORE);
        assertThat(later.notBefore()).contains(AT.plus(Duration.ofDays(2)));
    }

    @ParameterizedTest
    @CsvSource({
        "expired_card,NEVER",
        "incorrect_cvc,CORRECT_DATA",
        "call_issuer,BANK_FIRST",
        "authentication_required,CUSTOMER_PRESENT",
        "processing_error,NOW",
        "do_not_honor,NOT_BEFORE",
        "elevated_risk_level,WAIT_FOR_REVIEW",
        "unheard_of,NOT_BEFORE"
    })
    void theTableSpeaksWhereNobodyElseDoes(String code, Verdict verdict) {
        // When
        RetryAdvice advice = evaluate(declined("visa", code, "", "", ""));

        // Then
        assertThat(advice.verdict()).isEqualTo(verdict);
        assertThat(advice.basis()).isEqualTo(Basis.TABLE);
    }

    @Test
    void networksAreNotMixedUp() {
        // When
        RetryAdvice visa = evaluate(declined("visa", "do_not_honor", "", "", "03"));
        RetryAdvice mastercard = evaluate(declined("mastercard", "do_not_honor", "", "12", ""));

        // Then
        assertThat(visa.verdict()).isEqualTo(Verdict.NOT_BEFORE);
        assertThat(mastercard.verdict()).isEqualTo(Verdict.NOT_BEFORE);
    }

    @Test
    void aCeilingThatIsReachedNamesWhenItIsFreeAgain() {
        // Given
        Declined declined = declined("visa", "processing_error", "", "", "");
        Tries twenty = every(Duration.ofDays(1), 20, 1);

        // When
        RetryAdvice below = RULE.evaluate(declined, AT, every(Duration.ofDays(1), 19, 1), AT);
        RetryAdvice reached = RULE.evaluate(declined, AT, twenty, AT);

        // Then
        assertThat(below.verdict()).isEqualTo(Verdict.NOW);
        assertThat(reached.verdict()).isEqualTo(Verdict.NOT_BEFORE);
        assertThat(reached.basis()).isEqualTo(Basis.CEILING);
        assertThat(reached.notBefore()).contains(AT.minus(Duration.ofDays(19)).plus(Duration.ofDays(30)));
    }

    @Test
    void eachTimeHasItsOwnCeiling() {
        // Given
        Instant before = Instant.parse("2025-05-18T12:00:00Z");
        Instant after = Instant.parse("2025-05-19T12:00:00Z");
        Declined declined = declined("visa", "do_not_honor", "", "", "");

        // When
        List<Use> then = RULE.evaluate(declined, before, one(), before).ceilings();
        List<Use> now = RULE.evaluate(declined, after, one(), after).ceilings();

        // Then
        assertThat(then).extracting(Use::limit).containsExactly(15, 8);
        assertThat(now).extracting(Use::limit).containsExactly(20, 8);
    }

    @Test
    void tenTriesADayAreEnoughForMastercard() {
        // When
        RetryAdvice advice = RULE.evaluate(
                declined("mastercard", "processing_error", "", "", ""), AT, every(Duration.ofHours(1), 10, 1), AT);

        // Then
        assertThat(advice.basis()).isEqualTo(Basis.CEILING);
        assertThat(advice.notBefore()).contains(AT.minus(Duration.ofHours(9)).plus(Duration.ofHours(24)));
        assertThat(advice.ceilings()).extracting(Use::used).containsExactly(10, 10, 1);
    }

    @Test
    void eightTriesOfOnePaymentAreTheEnd() {
        // When
        RetryAdvice advice = RULE.evaluate(
                declined("visa", "insufficient_funds", "try_again_later", "51", ""),
                AT,
                every(Duration.ofDays(3), 8, 8),
                AT);

        // Then
        assertThat(advice.verdict()).isEqualTo(Verdict.NEVER);
        assertThat(advice.basis()).isEqualTo(Basis.CEILING);
    }

    @Test
    void refusesACeilingThatSaysNothing() {
        // Then
        assertThatThrownBy(() -> Ceiling.parse("visa:20")).hasMessageContaining("visa:20/P30D@2025-05-19");
        assertThatThrownBy(() -> Ceiling.parse("visa:20/P30X@2025-05-19")).hasMessageContaining("no time");
    }
}
