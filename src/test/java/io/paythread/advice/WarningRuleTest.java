package io.paythread.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.advice.WarningCase.Fulfillment;
import io.paythread.platform.money.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WarningRuleTest {

    /** A fee of 15.00, so that judgement ends at 20.25. */
    @ParameterizedTest(name = "{0} cents, shifted {1}, {2}, programme near {3}: {4}")
    @CsvSource({
        "1200, false, DIGITAL, false, REFUND",
        "1500, false, SHIPPED, false, REFUND",
        "1501, false, SHIPPED, false, JUDGE",
        "1800, false, SHIPPED, false, JUDGE",
        "1800, false, SHIPPED, true, JUDGE",
        "2025, false, UNKNOWN, false, JUDGE",
        "2026, false, UNKNOWN, false, KEEP",
        "2026, false, SHIPPED, true, JUDGE",
        "18000, false, NOT_SHIPPED, false, CANCEL_AND_REFUND",
        "18000, true, NOT_SHIPPED, false, CANCEL_AND_REFUND",
        "9500, true, SHIPPED, false, KEEP",
        "9500, true, SHIPPED, true, KEEP",
        "1200, true, SHIPPED, false, KEEP"
    })
    void weighsAmountLiabilityAndGoods(
            long minorUnits, boolean shifted, Fulfillment goods, boolean programNear, WarningStep expected) {
        // When
        WarningVerdict verdict = WarningRule.evaluate(Cases.warning(minorUnits, shifted, goods, programNear));

        // Then
        assertThat(verdict.step()).isEqualTo(expected);
        assertThat(verdict.reasons().stream().map(Reason::code).toList().contains("program_near"))
                .isEqualTo(programNear && !shifted);
    }

    @Test
    void reversesWhatWasCapturedLessThanTwoHoursAgo() {
        assertThat(after(Duration.ofMinutes(119)).step()).isEqualTo(WarningStep.REVERSE_NOW);
        assertThat(after(Duration.ofHours(2)).step()).isEqualTo(WarningStep.KEEP);
    }

    @ParameterizedTest
    @EnumSource(DisputeFact.Standing.class)
    void leavesADisputedPaymentAlone(DisputeFact.Standing standing) {
        // Given
        WarningCase warning = Cases.warning(1200, false, Fulfillment.DIGITAL, false);

        // When
        WarningVerdict verdict =
                WarningRule.evaluate(with(warning, warning.payment(), List.of(Cases.dispute(standing)), true));

        // Then
        boolean over = standing == DisputeFact.Standing.INQUIRY_CLOSED;
        assertThat(verdict.step()).isEqualTo(over ? WarningStep.REFUND : WarningStep.NONE);
        assertThat(verdict.reasons().get(0).code()).isEqualTo(over ? "up_to_fee" : "already_disputed");
    }

    @Test
    void hasNothingToSayOfWhatIsRefundedOrClosed() {
        // Given
        WarningCase warning = Cases.warning(1200, false, Fulfillment.DIGITAL, false);
        Optional<PaymentFact> refunded = warning.payment()
                .map(payment -> new PaymentFact(
                        payment.standing(),
                        payment.collected(),
                        Optional.of(Money.of(1200, "USD")),
                        payment.collectedAt(),
                        payment.entries()));

        // Then
        assertThat(WarningRule.evaluate(with(warning, refunded, List.of(), true))
                        .reasons()
                        .get(0)
                        .code())
                .isEqualTo("already_refunded");
        assertThat(WarningRule.evaluate(with(warning, warning.payment(), List.of(), false))
                        .step())
                .isEqualTo(WarningStep.NONE);
    }

    @Test
    void leavesAPaymentThatNobodyKnowsToAPerson() {
        // Given
        WarningCase warning = Cases.warning(1200, false, Fulfillment.DIGITAL, false);

        // When
        WarningVerdict verdict = WarningRule.evaluate(with(warning, Optional.empty(), List.of(), true));

        // Then
        assertThat(verdict.step()).isEqualTo(WarningStep.JUDGE);
    }

    private static WarningVerdict after(Duration sinceCollected) {
        WarningCase of = Cases.warning(9500, true, Fulfillment.SHIPPED, false);
        return WarningRule.evaluate(new WarningCase(
                of.actionable(),
                of.payment(),
                of.fee(),
                of.judgedUpTo(),
                of.disputes(),
                Optional.of(sinceCollected),
                of.reversalWindow(),
                of.shifted(),
                of.fulfillment(),
                of.programNear(),
                of.entries()));
    }

    private static WarningCase with(
            WarningCase of, Optional<PaymentFact> payment, List<DisputeFact> disputes, boolean actionable) {
        return new WarningCase(
                Optional.of(actionable),
                payment,
                of.fee(),
                of.judgedUpTo(),
                disputes,
                of.sinceCollected(),
                of.reversalWindow(),
                of.shifted(),
                of.fulfillment(),
                of.programNear(),
                of.entries());
    }
}
