package io.paythread.advice;

import io.paythread.advice.DisputeFact.Standing;
import io.paythread.platform.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Payments of 100.00 EUR with what may stand around them. */
final class Cases {
    static final Money WHOLE = eur(100_00);
    static final Instant COLLECTED_AT = Instant.parse("2026-09-10T10:00:00Z");
    private static final UUID ENTRY = new UUID(7, 7);

    private Cases() {}

    static Money eur(long minorUnits) {
        return Money.of(minorUnits, "EUR");
    }

    static PaymentFact payment(long refunded) {
        return new PaymentFact(
                PaymentFact.Standing.COLLECTED,
                Optional.of(WHOLE),
                refunded == 0 ? Optional.empty() : Optional.of(eur(refunded)),
                Optional.of(COLLECTED_AT),
                List.of(ENTRY));
    }

    static PaymentFact uncollected(PaymentFact.Standing standing) {
        return new PaymentFact(standing, Optional.empty(), Optional.empty(), Optional.empty(), List.of(ENTRY));
    }

    static DisputeFact dispute(Standing standing) {
        return dispute(standing, 100_00);
    }

    static DisputeFact dispute(Standing standing, long minorUnits) {
        return new DisputeFact(standing, Optional.of(eur(minorUnits)), Optional.empty(), List.of(new UUID(8, 8)));
    }

    static RefundFact refund(RefundFact.Standing standing, long minorUnits) {
        return new RefundFact(standing, Optional.of(eur(minorUnits)), false, List.of(new UUID(9, 9)));
    }

    /** The question by an analyst, with nothing around the payment. */
    static RefundCase plain() {
        return asking(payment(0), List.of(), List.of(), Optional.empty());
    }

    static RefundCase asking(
            PaymentFact payment,
            List<DisputeFact> disputes,
            List<RefundFact> refunds,
            Optional<WarningVerdict> warning) {
        return new RefundCase(
                payment, disputes, refunds, warning, Optional.empty(), Optional.empty(), RefundCase.Trust.NO_GAP_KNOWN);
    }

    /** The same question for an amount. */
    static RefundCase of(Money asked, RefundCase question) {
        return new RefundCase(
                question.payment(),
                question.disputes(),
                question.refunds(),
                question.warning(),
                Optional.of(asked),
                question.limit(),
                question.trust());
    }

    /** The same question by somebody with a limit. */
    static RefundCase within(Money limit, RefundCase question) {
        return new RefundCase(
                question.payment(),
                question.disputes(),
                question.refunds(),
                question.warning(),
                question.asked(),
                Optional.of(limit),
                question.trust());
    }

    /** A warning on a payment in US dollars, with a fee of 15.00. */
    static WarningCase warning(
            long minorUnits, boolean shifted, WarningCase.Fulfillment fulfillment, boolean programNear) {
        Money amount = Money.of(minorUnits, "USD");
        PaymentFact payment = new PaymentFact(
                PaymentFact.Standing.COLLECTED,
                Optional.of(amount),
                Optional.empty(),
                Optional.of(COLLECTED_AT),
                List.of(ENTRY));
        return new WarningCase(
                Optional.of(true),
                Optional.of(payment),
                Optional.of(Money.of(15_00, "USD")),
                Optional.of(Money.of(20_25, "USD")),
                List.of(),
                Optional.of(Duration.ofDays(4)),
                Duration.ofHours(2),
                shifted,
                fulfillment,
                programNear,
                List.of(new UUID(6, 6)));
    }
}
