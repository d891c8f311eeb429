package io.paythread.advice;

import io.paythread.advice.Reason.Effect;
import io.paythread.platform.money.Money;
import java.util.stream.Stream;

/** What a dispute means for a refund. */
final class DisputeReasons {
    private DisputeReasons() {}

    static Stream<Reason> of(DisputeFact dispute, RefundCase asked, RefundSums sums) {
        return Stream.concat(Stream.of(ofStanding(dispute, asked, sums)), ofProvider(dispute));
    }

    private static Reason ofStanding(DisputeFact dispute, RefundCase asked, RefundSums sums) {
        return switch (dispute.standing()) {
            case OPEN ->
                reason(
                        dispute,
                        "dispute_open",
                        Effect.NO,
                        "The payment is disputed: the bank has taken the money, and a refund would pay it twice."
                                + " Answer or accept the dispute instead.");
            case LOST ->
                sums.nothingLeft()
                        ? reason(
                                dispute,
                                "dispute_lost",
                                Effect.NO,
                                "The dispute was lost: the customer has the money back from the bank.")
                        : reason(
                                dispute,
                                "dispute_lost_in_part",
                                Effect.WAIT,
                                "A dispute of a part was lost: the bank gave that part back. A payments analyst decides"
                                        + " on the rest.");
            case RETURNED ->
                reason(
                        dispute,
                        "returned_elsewhere",
                        Effect.NO,
                        "The network has returned the money before there was a dispute: it is back already.");
            case INQUIRY -> inquiry(dispute, asked, sums);
            case INQUIRY_CLOSED ->
                reason(dispute, "inquiry_closed", Effect.NOTE, "The bank asked about the payment, and that is over.");
            case WON ->
                reason(
                        dispute,
                        "dispute_won",
                        Effect.NOTE,
                        "The dispute was won: nothing is owed, and a refund is a courtesy.");
            case BLOCKED ->
                reason(
                        dispute,
                        "dispute_blocked",
                        Effect.NOTE,
                        "A dispute was kept away by details of the order; no money went back.");
        };
    }

    private static Reason inquiry(DisputeFact dispute, RefundCase asked, RefundSums sums) {
        boolean part = asked.asked()
                .flatMap(wanted -> sums.left().map(left -> isPart(wanted, left)))
                .orElse(false);
        return part
                ? reason(
                        dispute,
                        "inquiry_needs_full_refund",
                        Effect.WAIT,
                        "The bank asks about the payment. Only a full refund ends that; a part leaves it open.")
                : reason(
                        dispute,
                        "inquiry_open",
                        Effect.YES,
                        "The bank asks about the payment. A full refund ends that, without a fee.");
    }

    private static boolean isPart(Money wanted, Money left) {
        return wanted.currency().equals(left.currency()) && left.isMoreThan(wanted);
    }

    private static Stream<Reason> ofProvider(DisputeFact dispute) {
        return dispute.isRefusedByProvider()
                ? Stream.of(reason(
                        dispute,
                        "not_refundable_at_provider",
                        Effect.NO,
                        "The provider does not let this payment be refunded any more."))
                : Stream.empty();
    }

    private static Reason reason(DisputeFact dispute, String code, Effect effect, String detail) {
        return new Reason(code, effect, detail, dispute.entries());
    }
}
