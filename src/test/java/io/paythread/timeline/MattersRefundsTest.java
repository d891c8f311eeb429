package io.paythread.timeline;

import static io.paythread.timeline.Tellings.attempt;
import static io.paythread.timeline.Tellings.happened;
import static io.paythread.timeline.Tellings.payment;
import static io.paythread.timeline.Tellings.refund;
import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.Kind;
import io.paythread.fact.Moment;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Reference;
import io.paythread.platform.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Money that goes back, as matters are folded. */
class MattersRefundsTest {
    private static final Attributes EUR_40 = amount(4_000);

    @Test
    void aRunningTotalIsNotASecondRefund() {
        // Given
        Telling issued = refundIssued("evt_3", 100, "re_1");
        Telling total = total("evt_4", 101, 4_000);

        // When
        Folded folded = Matters.fold(List.of(issued, total));

        // Then
        assertThat(folded.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.key()).isEqualTo("refund:re_1");
            assertThat(entry.origins()).hasSize(2);
        });
        assertThat(paymentOf(folded).attributes().money(Attribute.AMOUNT_REFUNDED_TOTAL))
                .contains(Money.of(4_000, "EUR"));
    }

    @Test
    void aTotalThatNoKnownRefundExplainsStandsForTheMissingAmount() {
        // Given
        Telling paid = happened(
                "evt_1",
                10,
                Kind.PAYMENT_SUCCEEDED,
                "payment:pi_1/succeeded",
                Moment.OWN,
                amount(8_000),
                attempt("ch_1"),
                payment("pi_1"));

        // When
        Folded folded = Matters.fold(List.of(
                paid, refundIssued("evt_3", 100, "re_1"), total("evt_4", 101, 4_000), total("evt_6", 900, 8_000)));

        // Then
        assertThat(folded.entries())
                .filteredOn(entry -> entry.kind() == Kind.REFUND_ISSUED)
                .extracting(entry -> entry.amount().map(Money::minorUnits).orElse(-1L))
                .containsExactly(4_000L, 4_000L);
        assertThat(paymentOf(folded).status()).contains("refunded");
    }

    @Test
    void aTotalJoinsItsRefundWhenThatBecomesKnown() {
        // Given
        List<Telling> tellings = List.of(
                refundIssued("evt_3", 100, "re_1"),
                total("evt_4", 101, 4_000),
                refundIssued("evt_5", 899, "re_2"),
                total("evt_6", 900, 8_000));

        // When
        Folded folded = Matters.fold(tellings);

        // Then
        assertThat(folded.entries())
                .extracting(FoldedEntry::key, entry -> entry.origins().size())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("refund:re_1", 2),
                        org.assertj.core.groups.Tuple.tuple("refund:re_2", 2));
    }

    @Test
    void refundsWithoutTheirPaymentShowAsRefunded() {
        // Given
        Telling issued = refundIssued("evt_3", 100, "re_1");
        Telling described = Tellings.described("evt_4", 101, amount(8_000), attempt("ch_1"), payment("pi_1"));

        // When
        Folded folded = Matters.fold(List.of(issued, described));

        // Then
        assertThat(paymentOf(folded).status())
                .hasValueSatisfying(status -> assertThat(status).endsWith("refunded"));
    }

    @Test
    void aFailedRefundDoesNotCountAsMoneyThatWentBack() {
        // Given
        Telling paid = happened(
                "evt_1", 10, Kind.PAYMENT_SUCCEEDED, "payment:pi_1/succeeded", Moment.OWN, EUR_40, payment("pi_1"));
        Telling failed = happened(
                "evt_5",
                200,
                Kind.REFUND_FAILED,
                "refund:re_1/failed",
                Moment.OWN,
                EUR_40,
                refund("re_1"),
                payment("pi_1"));

        // When
        Folded folded = Matters.fold(List.of(paid, refundIssued("evt_3", 100, "re_1"), failed));

        // Then
        assertThat(paymentOf(folded).status()).contains("succeeded");
        assertThat(folded.objects())
                .filteredOn(object -> object.type() == ObjectType.REFUND)
                .extracting(FoldedObject::status)
                .containsExactly(Optional.of("failed"));
    }

    @Test
    void aRefundOfADisputedPaymentIsMarkedWheneverTheDisputeBecomesKnown() {
        // Given
        Telling opened = dispute("evt_1", 10, Kind.DISPUTE_OPENED, "needs_response");
        Telling lost = dispute("evt_2", 40, Kind.DISPUTE_CLOSED, "lost");

        // Then
        assertThat(isMarked(refundIssued("evt_3", 5, "re_1"), opened)).isFalse();
        assertThat(isMarked(refundIssued("evt_3", 20, "re_1"), opened)).isTrue();
        assertThat(isMarked(refundIssued("evt_3", 50, "re_1"), opened, lost)).isTrue();
    }

    @Test
    void aRefundThatEndsAnInquiryOrFollowsAWonDisputeIsOrdinary() {
        // Given
        Telling inquiry = dispute("evt_1", 10, Kind.DISPUTE_OPENED, "warning_needs_response");
        Telling opened = dispute("evt_1", 10, Kind.DISPUTE_OPENED, "needs_response");
        Telling won = dispute("evt_2", 40, Kind.DISPUTE_CLOSED, "won");

        // Then
        assertThat(isMarked(refundIssued("evt_3", 20, "re_1"), inquiry)).isFalse();
        assertThat(isMarked(refundIssued("evt_3", 50, "re_1"), opened, won)).isFalse();
    }

    private static boolean isMarked(Telling refund, Telling... disputes) {
        List<Telling> all = new ArrayList<>(List.of(disputes));
        all.add(refund);
        return Matters.fold(all).entries().stream()
                .filter(entry -> entry.kind() == Kind.REFUND_ISSUED)
                .findFirst()
                .orElseThrow()
                .unexpected();
    }

    private static Telling dispute(String event, long second, Kind kind, String status) {
        Attributes attributes =
                Attributes.builder().put(Attribute.STATUS, status).build();
        Reference dispute = new Reference(ObjectType.DISPUTE, "dp_1");
        return happened(
                event,
                second,
                kind,
                "dispute:dp_1/" + kind,
                Moment.OWN,
                attributes,
                dispute,
                attempt("ch_1"),
                payment("pi_1"));
    }

    private static Telling refundIssued(String event, long second, String reference) {
        return happened(
                event,
                second,
                Kind.REFUND_ISSUED,
                "refund:" + reference,
                Moment.OWN,
                EUR_40,
                refund(reference),
                attempt("ch_1"),
                payment("pi_1"));
    }

    private static Telling total(String event, long second, long total) {
        Attributes attributes = Attributes.builder()
                .put(Attribute.AMOUNT_REFUNDED_TOTAL, Money.of(total, "eur"))
                .build();
        return happened(
                event,
                second,
                Kind.REFUND_ISSUED,
                "attempt:ch_1/refunded/" + total,
                Moment.MENTION,
                attributes,
                attempt("ch_1"),
                payment("pi_1"));
    }

    private static Attributes amount(long minorUnits) {
        return Attributes.builder()
                .put(Attribute.AMOUNT, Money.of(minorUnits, "eur"))
                .build();
    }

    private static FoldedObject paymentOf(Folded folded) {
        return folded.objects().stream()
                .filter(object -> object.type() == ObjectType.PAYMENT)
                .findFirst()
                .orElseThrow();
    }
}
