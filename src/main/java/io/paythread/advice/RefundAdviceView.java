package io.paythread.advice;

import io.paythread.advice.RefundAdvice.Answer;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.money.Money;
import io.paythread.platform.money.MoneyView;
import io.paythread.timeline.CompletenessView;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Advice on a refund, in JSON.
 *
 * @param answer yes, no or wait
 * @param limit what the caller may refund without asking somebody else; null for no limit
 */
public record RefundAdviceView(
        String object,
        String payment,
        String answer,
        @Nullable MoneyView refundable,
        @Nullable MoneyView limit,
        MoneyBack moneyBack,
        List<ReasonView> reasons,
        Instant asOf,
        List<CompletenessView> completeness) {

    /**
     * Money that goes back, on whichever way.
     *
     * @param requested whether a refund was ever made
     * @param refund what became of it; null for none
     * @param dispute what became of the dispute that counts most; null for none
     */
    public record MoneyBack(
            boolean requested, @Nullable String refund, @Nullable String earlyFraudWarning, @Nullable String dispute) {}

    /** Why, in JSON. */
    public record ReasonView(String code, String effect, String detail, List<String> entries) {
        static ReasonView of(Reason reason) {
            return new ReasonView(
                    reason.code(),
                    reason.effect().wireName(),
                    reason.detail(),
                    reason.entries().stream()
                            .map(id -> PublicId.format(IdPrefix.ENTRY, id))
                            .toList());
        }
    }

    static RefundAdviceView of(Answer answer) {
        return new RefundAdviceView(
                "refund_advice",
                PublicId.format(IdPrefix.PAYMENT, answer.payment()),
                answer.verdict().answer().wireName(),
                view(answer.verdict().refundable()),
                view(answer.asked().limit()),
                moneyBack(answer),
                answer.verdict().reasons().stream().map(ReasonView::of).toList(),
                answer.asOf(),
                answer.completeness().stream().map(CompletenessView::of).toList());
    }

    private static MoneyBack moneyBack(Answer answer) {
        RefundCase asked = answer.asked();
        Optional<Money> refunded = asked.payment().refunded().filter(money -> money.minorUnits() > 0);
        Optional<String> refund = asked.refunds().stream()
                .map(RefundFact::standing)
                .min(Comparator.naturalOrder())
                .map(RefundFact.Standing::wireName)
                .or(() -> refunded.map(money -> RefundFact.Standing.SUCCEEDED.wireName()));
        return new MoneyBack(
                refund.isPresent(),
                refund.orElse(null),
                answer.warned().orElse(null),
                asked.disputes().stream()
                        .map(DisputeFact::standing)
                        .min(Comparator.naturalOrder())
                        .map(DisputeFact.Standing::wireName)
                        .orElse(null));
    }

    private static @Nullable MoneyView view(Optional<Money> money) {
        return money.map(MoneyView::of).orElse(null);
    }
}
