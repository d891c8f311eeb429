package io.paythread.advice;

import io.paythread.platform.money.Money;
import java.util.List;
import java.util.Optional;

/**
 * The question whether a payment may be refunded, with all that the answer depends on.
 *
 * @param warning what an early fraud warning on the payment asks for; empty where there is none
 * @param asked how much; empty for all that is left
 * @param limit what the caller may refund without asking somebody else; empty for no limit
 */
record RefundCase(
        PaymentFact payment,
        List<DisputeFact> disputes,
        List<RefundFact> refunds,
        Optional<WarningVerdict> warning,
        Optional<Money> asked,
        Optional<Money> limit,
        Trust trust) {
    RefundCase {
        disputes = List.copyOf(disputes);
        refunds = List.copyOf(refunds);
    }

    /** How far the payment's source can be trusted to have told everything. */
    enum Trust {
        GAP,
        SILENT,
        NO_GAP_KNOWN
    }
}
