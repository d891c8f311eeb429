package io.paythread.timeline;

import static io.paythread.timeline.Tellings.attempt;
import static io.paythread.timeline.Tellings.happened;
import static io.paythread.timeline.Tellings.invoice;
import static io.paythread.timeline.Tellings.payment;
import static org.assertj.core.api.Assertions.assertThat;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.EmailAddress;
import io.paythread.fact.Kind;
import io.paythread.fact.Moment;
import io.paythread.fact.ObjectType;
import io.paythread.fact.Party;
import io.paythread.platform.money.Money;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MattersTest {
    private static final Attributes EUR_40 = amount(4_000);

    @Test
    void oneFailureToldByPaymentAndAttemptIsOneEntryWithTwoOrigins() {
        // Given
        Attributes declined = Attributes.builder()
                .put(Attribute.AMOUNT, Money.of(4_990, "eur"))
                .put(Attribute.DECLINE_CODE, "insufficient_funds")
                .build();
        Telling ofPayment = happened(
                "evt_1", 5, Kind.PAYMENT_FAILED, "payment:pi_1/failed/5", Moment.OWN, declined, payment("pi_1"));
        Telling ofAttempt = happened(
                "evt_2",
                6,
                Kind.PAYMENT_FAILED,
                "attempt:ch_1/failed",
                Moment.OWN,
                amount(4_990),
                attempt("ch_1"),
                payment("pi_1"));

        // When
        Folded folded = Matters.fold(List.of(ofPayment, ofAttempt));

        // Then
        assertThat(folded.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.key()).isEqualTo("attempt:ch_1/failed");
            assertThat(entry.former()).containsExactly("payment:pi_1/failed/5");
            assertThat(entry.origins()).hasSize(2);
            assertThat(entry.attributes().text(Attribute.DECLINE_CODE)).contains("insufficient_funds");
            assertThat(entry.summary()).isEqualTo("Payment failed 49.90 EUR - insufficient_funds");
        });
        assertThat(paymentOf(folded).status()).contains("failed");
    }

    @Test
    void aLateEarlyStepDoesNotTurnAPaymentBack() {
        // Given
        Telling succeeded = happened(
                "evt_2", 10, Kind.PAYMENT_SUCCEEDED, "payment:pi_1/succeeded", Moment.OWN, EUR_40, payment("pi_1"));
        Telling processing = happened(
                "evt_1", 8, Kind.PAYMENT_PROCESSING, "payment:pi_1/processing", Moment.OWN, EUR_40, payment("pi_1"));

        // When
        Folded folded = Matters.fold(List.of(succeeded, processing));

        // Then
        assertThat(folded.entries())
                .extracting(FoldedEntry::kind)
                .containsExactly(Kind.PAYMENT_PROCESSING, Kind.PAYMENT_SUCCEEDED);
        assertThat(paymentOf(folded).status()).contains("succeeded");
    }

    @Test
    void anInvoiceThatAPaymentPaidIsThatPayment() {
        // Given
        Telling paid = happened(
                "evt_1", 10, Kind.PAYMENT_SUCCEEDED, "payment:pi_1/succeeded", Moment.OWN, EUR_40, payment("pi_1"));
        Telling invoicePaid = happened(
                "evt_2",
                11,
                Kind.INVOICE_PAID,
                "invoice:in_1/paid",
                Moment.OWN,
                EUR_40,
                invoice("in_1"),
                payment("pi_1"));

        // When
        Folded folded = Matters.fold(List.of(invoicePaid, paid));

        // Then
        assertThat(folded.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(Kind.PAYMENT_SUCCEEDED);
            assertThat(entry.occurredAt()).isEqualTo(Tellings.START.plusSeconds(10));
            assertThat(entry.former()).containsExactly("invoice:in_1/paid");
        });
    }

    @Test
    void anAccountGoesBeforeAGuest() {
        // Given
        Party guest = Party.guest(EmailAddress.parse("ana@example.com").orElseThrow());
        Telling byGuest = happened(
                "evt_9",
                20,
                Kind.PAYMENT_SUCCEEDED,
                "payment:pi_1/succeeded",
                Moment.OWN,
                EUR_40,
                Optional.of(guest),
                payment("pi_1"));
        Telling byAccount = happened(
                "evt_1",
                10,
                Kind.PAYMENT_PROCESSING,
                "payment:pi_1/processing",
                Moment.MENTION,
                EUR_40,
                Optional.of(Party.account("cus_1")),
                payment("pi_1"));

        // When
        Folded folded = Matters.fold(List.of(byGuest, byAccount));

        // Then
        assertThat(folded.party()).contains(Party.account("cus_1"));
    }

    @Test
    void aSuccessAfterACancellationIsMarkedNotRefused() {
        // Given
        Telling canceled = happened(
                "evt_1", 10, Kind.PAYMENT_CANCELED, "payment:pi_1/canceled", Moment.OWN, EUR_40, payment("pi_1"));
        Telling succeeded = happened(
                "evt_2", 20, Kind.PAYMENT_SUCCEEDED, "payment:pi_1/succeeded", Moment.OWN, EUR_40, payment("pi_1"));

        // When
        Folded folded = Matters.fold(List.of(succeeded, canceled));

        // Then
        assertThat(folded.entries()).extracting(FoldedEntry::unexpected).containsExactly(false, true);
        assertThat(paymentOf(folded).status()).contains("succeeded");
    }

    @Test
    void saysWhenThePaymentWasCollected() {
        // Given
        Telling succeeded = happened(
                "evt_2", 20, Kind.PAYMENT_SUCCEEDED, "payment:pi_1/succeeded", Moment.OWN, EUR_40, payment("pi_1"));

        // When
        Folded folded = Matters.fold(List.of(succeeded));

        // Then
        assertThat(paymentOf(folded).attributes().instant(Attribute.CAPTURED_AT))
                .contains(Tellings.START.plusSeconds(20));
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
