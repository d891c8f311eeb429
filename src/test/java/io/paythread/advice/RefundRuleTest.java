package io.paythread.advice;

import static io.paythread.advice.Cases.asking;
import static io.paythread.advice.Cases.dispute;
import static io.paythread.advice.Cases.eur;
import static io.paythread.advice.Cases.payment;
import static io.paythread.advice.Cases.plain;
import static io.paythread.advice.Cases.refund;
import static io.paythread.advice.Cases.within;
import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.advice.Reason.Effect;
import io.paythread.advice.RefundFact.Standing;
import io.paythread.platform.money.Money;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RefundRuleTest {
    /** The answer for each state of a dispute and of a refund, without a warning: yes, wait or no. */
    private static final String TABLE =
            """
            dispute         none  pending  part  full  failed  canceled
            none            yes   wait     yes   no    wait    yes
            open            no    no       no    no    no      no
            lost            no    no       no    no    no      no
            returned        no    no       no    no    no      no
            inquiry         yes   wait     yes   no    wait    yes
            inquiry_closed  yes   wait     yes   no    wait    yes
            won             yes   wait     yes   no    wait    yes
            blocked         yes   wait     yes   no    wait    yes
            """;

    static Stream<Arguments> states() {
        List<String[]> lines = Arrays.stream(TABLE.split("\n", -1))
                .filter(line -> !line.isBlank())
                .map(line -> line.trim().split(" +"))
                .toList();
        String[] refunds = lines.get(0);
        List<Arguments> states = new ArrayList<>();
        for (String[] line : lines.subList(1, lines.size())) {
            for (int column = 1; column < refunds.length; column++) {
                for (WarningStep step : WarningStep.values()) {
                    states.add(Arguments.of(line[0], refunds[column], step, withWarning(line[column], step)));
                }
            }
        }
        return states.stream();
    }

    /** A warning never turns a no or a wait into a yes; one to be judged makes people wait, one to be kept says no. */
    private static String withWarning(String answer, WarningStep step) {
        return switch (step) {
            case REVERSE_NOW, CANCEL_AND_REFUND, REFUND, NONE -> answer;
            case JUDGE -> answer.equals("yes") ? "wait" : answer;
            case KEEP -> "no";
        };
    }

    @ParameterizedTest(name = "dispute {0}, refund {1}, warning {2}: {3}")
    @MethodSource("states")
    void answersForEachStateOfDisputeRefundAndWarning(
            String dispute, String refund, WarningStep warning, String expected) {
        // Given
        WarningVerdict verdict =
                new WarningVerdict(warning, List.of(new Reason("why", Effect.NOTE, "Why.", List.of())));

        // When
        RefundVerdict answer =
                RefundRule.evaluate(asking(paid(refund), disputes(dispute), refunds(refund), Optional.of(verdict)));

        // Then
        assertThat(answer.answer().wireName()).isEqualTo(expected);
        assertThat(answer.reasons())
                .as("a reason with the answer's own effect")
                .anyMatch(reason -> reason.effect() == answer.answer());
        assertThat(answer.reasons())
                .filteredOn(reason ->
                        reason.effect() != Effect.NOTE && !reason.code().startsWith("early_fraud"))
                .allSatisfy(reason -> assertThat(reason.entries()).isNotEmpty());
    }

    @Test
    void hasARowForEachStateOfADispute() {
        assertThat(TABLE.lines().skip(2).map(line -> line.substring(0, line.indexOf(' '))))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(DisputeFact.Standing.values())
                        .map(DisputeFact.Standing::wireName)
                        .toList());
    }

    @Test
    void saysThatAnOpenDisputeLeavesNothingToRefund() {
        // When
        RefundVerdict answer = RefundRule.evaluate(
                asking(payment(0), List.of(dispute(DisputeFact.Standing.OPEN)), List.of(), Optional.empty()));

        // Then
        assertThat(answer.refundable()).contains(eur(0));
        assertThat(codes(answer)).containsExactly("dispute_open");
    }

    @Test
    void leavesTheRestOfADisputeOfAPartToAnAnalyst() {
        // When
        RefundVerdict answer = RefundRule.evaluate(
                asking(payment(0), List.of(dispute(DisputeFact.Standing.LOST, 40_00)), List.of(), Optional.empty()));

        // Then
        assertThat(answer.answer()).isEqualTo(Effect.WAIT);
        assertThat(answer.refundable()).contains(eur(60_00));
    }

    @Test
    void endsAnInquiryOnlyWithTheWholeAmount() {
        // Given
        RefundCase inquiry =
                asking(payment(0), List.of(dispute(DisputeFact.Standing.INQUIRY)), List.of(), Optional.empty());

        // Then
        assertThat(RefundRule.evaluate(Cases.of(eur(100_00), inquiry)).answer()).isEqualTo(Effect.YES);
        assertThat(codes(RefundRule.evaluate(Cases.of(eur(40_00), inquiry))))
                .containsExactly("inquiry_needs_full_refund");
    }

    @ParameterizedTest
    @EnumSource(
            value = PaymentFact.Standing.class,
            names = {"COLLECTED"},
            mode = EnumSource.Mode.EXCLUDE)
    void refundsOnlyWhatWasCollected(PaymentFact.Standing standing) {
        // When
        RefundVerdict answer =
                RefundRule.evaluate(asking(Cases.uncollected(standing), List.of(), List.of(), Optional.empty()));

        // Then
        assertThat(answer.answer()).isNotEqualTo(Effect.YES);
        assertThat(answer.refundable()).isEmpty();
    }

    @Test
    void saysToCancelWhatIsOnlyHeld() {
        assertThat(codes(RefundRule.evaluate(
                        asking(Cases.uncollected(PaymentFact.Standing.HELD), List.of(), List.of(), Optional.empty()))))
                .containsExactly("not_captured");
    }

    @Test
    void sendsAmountsAboveTheLimitToSomebodyWithAHigherOne() {
        // Then
        assertThat(RefundRule.evaluate(within(eur(100_00), plain())).answer()).isEqualTo(Effect.YES);
        assertThat(codes(RefundRule.evaluate(within(eur(99_99), plain())))).containsExactly("above_limit");
        assertThat(RefundRule.evaluate(Cases.of(eur(50_00), within(eur(50_00), plain())))
                        .answer())
                .isEqualTo(Effect.YES);
        assertThat(RefundRule.evaluate(Cases.of(eur(50_01), within(eur(50_00), plain())))
                        .answer())
                .isEqualTo(Effect.WAIT);
    }

    @Test
    void refusesMoreThanIsLeftAndOtherCurrencies() {
        // Given
        RefundCase partly =
                asking(payment(30_00), List.of(), List.of(refund(Standing.SUCCEEDED, 30_00)), Optional.empty());

        // Then
        assertThat(RefundRule.evaluate(Cases.of(eur(70_00), partly)).answer()).isEqualTo(Effect.YES);
        assertThat(codes(RefundRule.evaluate(Cases.of(eur(70_01), partly)))).contains("above_refundable");
        assertThat(codes(RefundRule.evaluate(Cases.of(Money.of(10_00, "USD"), partly))))
                .contains("other_currency");
    }

    @Test
    void waitsWhileEventsOfTheSourceAreMissing() {
        // Given
        RefundCase plain = plain();

        // When
        RefundVerdict gap = RefundRule.evaluate(trusting(RefundCase.Trust.GAP, plain));
        RefundVerdict silent = RefundRule.evaluate(trusting(RefundCase.Trust.SILENT, plain));

        // Then
        assertThat(gap.answer()).isEqualTo(Effect.WAIT);
        assertThat(codes(gap)).containsExactly("source_gap");
        assertThat(silent.answer()).isEqualTo(Effect.YES);
        assertThat(codes(silent)).containsExactly("source_silent", "refundable");
    }

    @Test
    void saysThatARefundWasMadeDuringADispute() {
        // Given
        RefundFact flagged = new RefundFact(Standing.SUCCEEDED, Optional.of(eur(30_00)), true, List.of());

        // When
        RefundVerdict answer = RefundRule.evaluate(asking(
                payment(30_00), List.of(dispute(DisputeFact.Standing.OPEN)), List.of(flagged), Optional.empty()));

        // Then
        assertThat(codes(answer)).contains("refunded_while_disputed");
    }

    @Test
    void obeysTheProviderWhereItRefusesRefunds() {
        // Given
        DisputeFact won = new DisputeFact(DisputeFact.Standing.WON, Optional.empty(), Optional.of(false), List.of());

        // When
        RefundVerdict answer = RefundRule.evaluate(asking(payment(0), List.of(won), List.of(), Optional.empty()));

        // Then
        assertThat(answer.answer()).isEqualTo(Effect.NO);
    }

    private static RefundCase trusting(RefundCase.Trust trust, RefundCase question) {
        return new RefundCase(
                question.payment(),
                question.disputes(),
                question.refunds(),
                question.warning(),
                question.asked(),
                question.limit(),
                trust);
    }

    private static List<DisputeFact> disputes(String state) {
        return state.equals("none")
                ? List.of()
                : List.of(dispute(DisputeFact.Standing.valueOf(state.toUpperCase(Locale.ROOT))));
    }

    private static PaymentFact paid(String refund) {
        return switch (refund) {
            case "pending", "part" -> payment(30_00);
            case "full" -> payment(100_00);
            default -> payment(0);
        };
    }

    private static List<RefundFact> refunds(String state) {
        return switch (state) {
            case "none" -> List.of();
            case "pending" -> List.of(refund(Standing.PENDING, 30_00));
            case "part" -> List.of(refund(Standing.SUCCEEDED, 30_00));
            case "full" -> List.of(refund(Standing.SUCCEEDED, 100_00));
            case "failed" -> List.of(refund(Standing.FAILED, 30_00));
            default -> List.of(refund(Standing.CANCELED, 30_00));
        };
    }

    private static List<String> codes(RefundVerdict verdict) {
        return verdict.reasons().stream().map(Reason::code).toList();
    }
}
