package io.paythread.advice;

import io.paythread.advice.DisputeFact.Standing;
import io.paythread.platform.money.Money;
import java.util.Optional;

/**
 * What went back on which way.
 *
 * @param left of what came in, neither refunded nor given back by the bank; empty where nobody knows what came in
 * @param refunded went back as refunds or is on its way
 * @param refundable what is left, or nothing while a dispute keeps it or where the provider refuses it
 */
record RefundSums(Optional<Money> left, long refunded, Optional<Money> refundable) {

    static RefundSums of(RefundCase asked) {
        long refunded = asked.payment().refunded().map(Money::minorUnits).orElse(0L);
        Optional<Money> left = asked.payment().collected().map(collected -> {
            long byBank = asked.disputes().stream()
                    .filter(dispute -> dispute.standing() == Standing.LOST || dispute.standing() == Standing.RETURNED)
                    .mapToLong(dispute -> taken(dispute, collected))
                    .sum();
            return new Money(Math.max(0, collected.minorUnits() - refunded - byBank), collected.currency());
        });
        boolean kept = asked.disputes().stream()
                .anyMatch(dispute -> dispute.standing() == Standing.OPEN || dispute.isRefusedByProvider());
        return new RefundSums(left, refunded, kept ? left.map(money -> new Money(0, money.currency())) : left);
    }

    /** A dispute in another currency, or of more than the payment, is taken for one of the whole. */
    private static long taken(DisputeFact dispute, Money collected) {
        return dispute.amount()
                .filter(amount -> amount.currency().equals(collected.currency()))
                .map(amount -> Math.min(amount.minorUnits(), collected.minorUnits()))
                .orElse(collected.minorUnits());
    }

    boolean nothingLeft() {
        return left.filter(money -> money.minorUnits() == 0).isPresent();
    }
}
