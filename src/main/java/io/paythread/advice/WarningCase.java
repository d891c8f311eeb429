package io.paythread.advice;

import io.paythread.platform.money.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * An early fraud warning with all that advice on it depends on.
 *
 * @param actionable as the bank's report says; empty where it says nothing
 * @param payment the reported payment; empty while it is not known
 * @param fee what a dispute costs in the payment's currency
 * @param judgedUpTo up to which amount a refund is a matter of judgement
 * @param sinceCollected how long ago the money was collected
 * @param shifted whether the bank bears the fraud
 * @param programNear whether the month comes near a limit of a monitoring programme
 */
record WarningCase(
        Optional<Boolean> actionable,
        Optional<PaymentFact> payment,
        Optional<Money> fee,
        Optional<Money> judgedUpTo,
        List<DisputeFact> disputes,
        Optional<Duration> sinceCollected,
        Duration reversalWindow,
        boolean shifted,
        Fulfillment fulfillment,
        boolean programNear,
        List<UUID> entries) {
    WarningCase {
        disputes = List.copyOf(disputes);
        entries = List.copyOf(entries);
    }

    /** What became of the goods. */
    enum Fulfillment {
        NOT_SHIPPED,
        SHIPPED,
        DIGITAL,
        UNKNOWN
    }

    Optional<Money> amount() {
        return payment.flatMap(PaymentFact::collected);
    }

    Optional<DisputeFact> dispute() {
        return disputes.stream()
                .filter(dispute -> dispute.standing() != DisputeFact.Standing.INQUIRY_CLOSED)
                .findFirst();
    }

    boolean refundedInFull() {
        Optional<Money> refunded = payment.flatMap(PaymentFact::refunded);
        return refunded.isPresent()
                && amount().filter(amount ->
                                amount.currency().equals(refunded.get().currency()))
                        .filter(amount -> refunded.get().minorUnits() >= amount.minorUnits())
                        .isPresent();
    }
}
