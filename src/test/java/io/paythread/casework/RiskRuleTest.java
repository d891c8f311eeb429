package io.paythread.casework;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.casework.Passage.Place;
import io.paythread.platform.money.MoneyView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskRuleTest {
    private static final Instant ASKED = Instant.parse("2026-09-14T11:20:00Z");
    private static final Instant PAID = Instant.parse("2026-09-14T10:00:10Z");
    private static final Passage TWICE = said(ASKED, "Mir wurde doppelt abgebucht, bitte prüfen");

    private final RiskRule rule = new RiskRule(new RiskRule.Settings(
            BusinessTimeTest.BERLIN,
            Duration.ofMinutes(10),
            Duration.ofHours(4),
            new BigDecimal(100),
            List.of("acme")));

    @Test
    void addsUpAndFallsWithTheReplyAndTheRefund() {
        // Given
        RiskFacts.Payment first = paid(PAID, false);
        RiskFacts.Payment second = paid(PAID.plusSeconds(172), false);
        Passage reply = new Passage(Place.STAFF, ASKED.plusSeconds(1680), "Hallo", false);

        // When
        Risk asked = rule.evaluate(facts(ASKED, List.of(TWICE), List.of(first, second)));
        Risk answered = rule.evaluate(facts(ASKED.plusSeconds(1680), List.of(TWICE, reply), List.of(first, second)));
        Risk refunded = rule.evaluate(facts(
                ASKED.plusSeconds(9000), List.of(TWICE, reply), List.of(first, paid(PAID.plusSeconds(172), true))));

        // Then
        assertThat(asked.score()).isEqualTo(45);
        assertThat(asked.band()).isEqualTo("medium");
        assertThat(answered.score()).isEqualTo(35);
        assertThat(refunded.score()).isZero();
        assertThat(refunded.band()).isEqualTo("low");
    }

    @Test
    void growsWhileNobodyAnswers() {
        // Given
        Passage again = said(ASKED.plusSeconds(3600), "Hallo?");

        // When
        Risk early = rule.evaluate(facts(ASKED.plus(Duration.ofDays(2)), List.of(TWICE, again), List.of()));
        Risk late = rule.evaluate(facts(ASKED.plus(Duration.ofDays(3)), List.of(TWICE, again), List.of()));

        // Then: 24 working hours are two days and two thirds
        assertThat(early.score()).isEqualTo(25);
        assertThat(late.parts()).contains(new Risk.Part("second_contact_without_human_reply", 20));
    }

    @Test
    void countsEachSignalOnceAndStopsAtAHundred() {
        // Given
        Passage loud = said(
                ASKED,
                "chargeback! chargeback! unknown charge, my card was stolen, charged twice, my lawyer, where is my refund");

        // When
        Risk risk = rule.evaluate(facts(ASKED, List.of(loud, loud), List.of()));

        // Then
        assertThat(risk.score()).isEqualTo(100);
        assertThat(risk.band()).isEqualTo("high");
        assertThat(risk.parts()).extracting(Risk.Part::code).doesNotHaveDuplicates();
    }

    @Test
    void hearsOnlyTheCustomersOwnWords() {
        // Given
        List<Passage> others = List.of(
                new Passage(Place.STAFF, ASKED, "You can dispute this charge", false),
                new Passage(Place.NOTE, ASKED, "fears a chargeback", false),
                new Passage(Place.CUSTOMER, ASKED, "file a dispute", true));

        // When
        Risk risk = rule.evaluate(facts(ASKED, others, List.of()));

        // Then
        assertThat(risk).isEqualTo(new Risk(0, "low", List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "12000, true, -, true",
        "12000, true, P30D, false",
        "12000, true, P30DT1S, true",
        "12000, true, PT0S, false",
        "12000, true, PT-1S, true",
        "12000, false, -, false",
        "10000, true, -, false",
        "10001, true, -, true"
    })
    void aYearlyRenewalOfMoreThanAHundredWantsAReminderInThirtyDays(
            long minorUnits, boolean yearly, String remindedBefore, boolean expected) {
        // Given
        List<Instant> told =
                remindedBefore.equals("-") ? List.of() : List.of(PAID.minus(Duration.parse(remindedBefore)));

        // When
        List<String> parts = parts(ASKED, renewed(minorUnits, new RiskFacts.Renewal(yearly, told, Optional.empty())));

        // Then
        assertThat(parts.contains("annual_renewal_without_reminder")).isEqualTo(expected);
    }

    @Test
    void aRenewalAfterTheCancellationCountsWhoeverWroteOfIt() {
        // Given
        RiskFacts.Renewal before = new RiskFacts.Renewal(false, List.of(), Optional.of(PAID.minusSeconds(1)));
        RiskFacts.Renewal after = new RiskFacts.Renewal(false, List.of(), Optional.of(PAID.plusSeconds(1)));

        // Then
        assertThat(parts(ASKED, renewed(1000, before))).contains("cancel_then_charged");
        assertThat(parts(ASKED, renewed(1000, after))).doesNotContain("cancel_then_charged");
    }

    @Test
    void goodsAreLateFromTheEndOfThePromiseOnUnlessTheMoneyIsBack() {
        // Given
        Instant until = ASKED.plusSeconds(3600);
        RiskFacts.Payment awaited = payment(PAID, 1000, false, Optional.empty(), Optional.of(until));
        RiskFacts.Payment refunded = payment(PAID, 1000, true, Optional.empty(), Optional.of(until));

        // Then
        assertThat(parts(until.minusSeconds(1), awaited)).doesNotContain("delivery_past_promised_date");
        assertThat(parts(until, awaited)).contains("delivery_past_promised_date");
        assertThat(parts(until, refunded)).doesNotContain("delivery_past_promised_date");
    }

    private static Passage said(Instant at, String text) {
        return new Passage(Place.CUSTOMER, at, text, false);
    }

    private static RiskFacts.Payment paid(Instant at, boolean refunded) {
        return payment(at, 12_000, refunded, Optional.empty(), Optional.empty());
    }

    private static RiskFacts.Payment renewed(long minorUnits, RiskFacts.Renewal renewal) {
        return payment(PAID, minorUnits, false, Optional.of(renewal), Optional.empty());
    }

    private static RiskFacts.Payment payment(
            Instant at,
            long minorUnits,
            boolean refunded,
            Optional<RiskFacts.Renewal> renewal,
            Optional<Instant> awaitedUntil) {
        return new RiskFacts.Payment(
                Subjects.id(at.toString()),
                true,
                Optional.of(at),
                Optional.of(new MoneyView(minorUnits, "EUR")),
                renewal,
                awaitedUntil,
                false,
                false,
                false,
                refunded,
                Optional.empty(),
                false,
                Optional.of("ACME* SHOP"));
    }

    private List<String> parts(Instant now, RiskFacts.Payment payment) {
        return rule.evaluate(facts(now, List.of(said(ASKED, "Hallo")), List.of(payment))).parts().stream()
                .map(Risk.Part::code)
                .toList();
    }

    private static RiskFacts facts(Instant now, List<Passage> passages, List<RiskFacts.Payment> payments) {
        return new RiskFacts(
                now, ASKED, false, false, Optional.empty(), passages, payments, List.of(), List.of(), List.of());
    }
}
