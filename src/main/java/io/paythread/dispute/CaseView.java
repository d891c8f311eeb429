package io.paythread.dispute;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.money.MoneyView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a dispute is as a case, in JSON.
 *
 * @param claim what the cardholder claims, as the network's code says; read it before the category
 * @param category what the provider files it under
 * @param packCategory which evidence answers it
 * @param challengeable whether evidence is accepted
 * @param cause what may have gone wrong with the merchant; null where nothing hints at it
 * @param outcome how it ended; null while it goes on
 * @param refundable whether the payment can be refunded beside it
 */
record CaseView(
        String stage,
        @Nullable String claim,
        String category,
        String packCategory,
        boolean challengeable,
        @Nullable String tip,
        @Nullable CauseView cause,
        DeadlineView deadline,
        @Nullable String outcome,
        boolean refundable,
        MoneyFlowView money,
        List<StepView> history) {

    /**
     * What may have gone wrong with the merchant.
     *
     * @param payment the other one of two
     */
    record CauseView(String code, String text, String payment) {
        static CauseView of(ChargedTwice twice) {
            return new CauseView("charged_twice", twice.text(), PublicId.format(IdPrefix.PAYMENT, twice.other()));
        }
    }

    /** Until when it can be answered. */
    record DeadlineView(String state, @Nullable Instant dueAt, @Nullable Long remainingSeconds) {
        static DeadlineView of(Deadline deadline) {
            return new DeadlineView(
                    deadline.state().wireName(),
                    deadline.dueAt().orElse(null),
                    deadline.remaining().map(java.time.Duration::toSeconds).orElse(null));
        }
    }

    /** What moved, one amount for each currency. */
    record MoneyFlowView(List<MoneyView> withdrawn, List<MoneyView> reinstated, List<MoneyView> fees) {
        static MoneyFlowView of(CaseHistory history) {
            return new MoneyFlowView(
                    amounts(history.withdrawn()), amounts(history.reinstated()), amounts(history.fees()));
        }

        private static List<MoneyView> amounts(Map<String, Long> sums) {
            return sums.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(sum -> new MoneyView(sum.getValue(), sum.getKey()))
                    .toList();
        }
    }

    /** One step; the entry that tells of it stands on the timeline. */
    record StepView(
            String step,
            Instant at,
            String stage,
            @Nullable String state,
            @Nullable MoneyView money,
            boolean unexpected,
            String entry) {
        static StepView of(CaseStep step) {
            return new StepView(
                    step.step().wireName(),
                    step.at(),
                    step.stage().wireName(),
                    step.state().isEmpty() ? null : step.state(),
                    step.money().orElse(null),
                    step.unexpected(),
                    PublicId.format(IdPrefix.ENTRY, step.entry()));
        }
    }
}
