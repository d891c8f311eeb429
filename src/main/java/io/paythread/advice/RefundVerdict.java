package io.paythread.advice;

import io.paythread.advice.Reason.Effect;
import io.paythread.platform.money.Money;
import java.util.List;
import java.util.Optional;

/**
 * Whether a payment may be refunded.
 *
 * @param answer never {@link Effect#NOTE}
 * @param refundable what can still go back; empty where nobody knows what came in
 */
record RefundVerdict(Effect answer, Optional<Money> refundable, List<Reason> reasons) {
    RefundVerdict {
        reasons = List.copyOf(reasons);
    }
}
