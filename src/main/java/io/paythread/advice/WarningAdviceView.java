package io.paythread.advice;

import io.paythread.advice.RefundAdviceView.ReasonView;
import io.paythread.platform.money.Money;
import io.paythread.platform.money.MoneyView;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Advice on an early fraud warning, in JSON.
 *
 * @param answer refund, cancel_and_refund, reverse_now, judge, keep or none
 * @param disputeFee what a dispute costs in the payment's currency
 * @param judgedUpTo up to which amount a refund is a matter of judgement
 */
public record WarningAdviceView(
        String answer, @Nullable MoneyView disputeFee, @Nullable MoneyView judgedUpTo, List<ReasonView> reasons) {

    static WarningAdviceView of(WarningCase warning) {
        WarningVerdict verdict = WarningRule.evaluate(warning);
        return new WarningAdviceView(
                verdict.step().wireName(),
                view(warning.fee()),
                view(warning.judgedUpTo()),
                verdict.reasons().stream().map(ReasonView::of).toList());
    }

    private static @Nullable MoneyView view(Optional<Money> money) {
        return money.map(MoneyView::of).orElse(null);
    }
}
