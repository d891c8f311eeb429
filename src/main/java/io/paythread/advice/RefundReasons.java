package io.paythread.advice;

import io.paythread.advice.Reason.Effect;
import io.paythread.advice.RefundFact.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What refunds that were made already mean for another one. */
final class RefundReasons {
    private RefundReasons() {}

    static List<Reason> of(RefundCase asked, RefundSums sums) {
        List<Reason> reasons = new ArrayList<>();
        List<UUID> pending = entries(asked, Standing.PENDING);
        if (has(asked, Standing.PENDING)) {
            reasons.add(new Reason(
                    "refund_pending", Effect.WAIT, "A refund is on its way; a second one would pay twice.", pending));
        } else if (sums.refunded() > 0 && sums.nothingLeft()) {
            reasons.add(new Reason(
                    "already_refunded",
                    Effect.NO,
                    "Already refunded; nothing is left.",
                    any(entries(asked, Standing.SUCCEEDED), asked)));
        } else if (sums.refunded() > 0) {
            reasons.add(new Reason(
                    "partly_refunded",
                    Effect.NOTE,
                    partly(asked, sums),
                    any(entries(asked, Standing.SUCCEEDED), asked)));
        }
        if (has(asked, Standing.FAILED) && !sums.nothingLeft()) {
            reasons.add(new Reason(
                    "refund_failed",
                    Effect.WAIT,
                    "A refund did not arrive and the money is back with you. Agree with the customer on another way to"
                            + " pay it; a payments analyst helps.",
                    entries(asked, Standing.FAILED)));
        }
        if (has(asked, Standing.CANCELED)) {
            reasons.add(new Reason(
                    "refund_canceled",
                    Effect.NOTE,
                    "A refund was called off before it went out.",
                    entries(asked, Standing.CANCELED)));
        }
        asked.refunds().stream()
                .filter(RefundFact::flagged)
                .map(refund -> new Reason(
                        "refunded_while_disputed",
                        Effect.NOTE,
                        "A refund was made although the payment was disputed: the money may have gone out twice.",
                        refund.entries()))
                .forEach(reasons::add);
        return reasons;
    }

    private static String partly(RefundCase asked, RefundSums sums) {
        return asked.payment()
                .refunded()
                .map(refunded -> Amounts.text(refunded) + " went back already; "
                        + sums.left().map(Amounts::text).orElse("what") + " is left.")
                .orElse("A part went back already.");
    }

    private static boolean has(RefundCase asked, Standing standing) {
        return asked.refunds().stream().anyMatch(refund -> refund.standing() == standing);
    }

    private static List<UUID> entries(RefundCase asked, Standing standing) {
        return asked.refunds().stream()
                .filter(refund -> refund.standing() == standing)
                .flatMap(refund -> refund.entries().stream())
                .distinct()
                .toList();
    }

    /** A total that no known refund explains rests on the payment's own entries. */
    private static List<UUID> any(List<UUID> entries, RefundCase asked) {
        return entries.isEmpty() ? asked.payment().entries() : entries;
    }
}
