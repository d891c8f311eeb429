package io.paythread.advice;

import io.paythread.advice.Reason.Effect;
import io.paythread.advice.WarningCase.Fulfillment;
import io.paythread.platform.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What to do about an early fraud warning. A refund costs the amount and keeps away the dispute with its fee, not the
 * report of fraud: so it is worth it up to about the fee, where goods can still be held back, and where a monitoring
 * programme is near. Pure.
 */
final class WarningRule {
    private WarningRule() {}

    static WarningVerdict evaluate(WarningCase warning) {
        if (warning.refundedInFull()) {
            return none(warning, "already_refunded", "Already refunded in full. The report of fraud stays and counts.");
        }
        if (warning.dispute().isPresent()) {
            return disputed(warning, warning.dispute().get());
        }
        if (!warning.actionable().orElse(true)) {
            return none(warning, "not_actionable", "The provider says that nothing can be done any more.");
        }
        if (warning.amount().isEmpty() || warning.fee().isEmpty()) {
            return new WarningVerdict(
                    WarningStep.JUDGE,
                    List.of(reason(
                            "payment_not_known",
                            "The reported payment has not been received as collected; look at the provider.",
                            warning.entries())));
        }
        return weighed(warning, warning.amount().get(), warning.fee().get());
    }

    private static WarningVerdict disputed(WarningCase warning, DisputeFact dispute) {
        List<UUID> entries = new ArrayList<>(warning.entries());
        entries.addAll(dispute.entries());
        return new WarningVerdict(
                WarningStep.NONE,
                List.of(reason(
                        "already_disputed",
                        "Already disputed: answer the dispute, and do not refund besides it.",
                        entries)));
    }

    private static WarningVerdict weighed(WarningCase warning, Money amount, Money fee) {
        if (warning.sinceCollected()
                .filter(since -> since.compareTo(warning.reversalWindow()) < 0)
                .isPresent()) {
            return verdict(
                    warning,
                    WarningStep.REVERSE_NOW,
                    "just_captured",
                    "Captured less than " + warning.reversalWindow().toMinutes()
                            + " minutes ago: only a reversal now avoids the report of fraud itself.");
        }
        if (warning.fulfillment() == Fulfillment.NOT_SHIPPED) {
            return verdict(
                    warning,
                    WarningStep.CANCEL_AND_REFUND,
                    "not_shipped",
                    "The goods have not been shipped: cancel the order and refund " + Amounts.text(amount) + ".");
        }
        if (warning.shifted()) {
            return verdict(
                    warning,
                    WarningStep.KEEP,
                    "liability_shift",
                    "The customer was authenticated (3-D Secure), so the bank bears the fraud: keep the proof.");
        }
        return byAmount(warning, amount, fee);
    }

    private static WarningVerdict byAmount(WarningCase warning, Money amount, Money fee) {
        String compared = Amounts.text(amount) + " against a dispute fee of " + Amounts.text(fee);
        if (!amount.isMoreThan(fee)) {
            return verdict(
                    warning,
                    WarningStep.REFUND,
                    "up_to_fee",
                    "A refund costs no more than a dispute: " + compared + ".");
        }
        Money limit = warning.judgedUpTo().orElse(fee);
        if (!amount.isMoreThan(limit)) {
            return verdict(
                    warning,
                    WarningStep.JUDGE,
                    "judgement_zone",
                    compared + ", up to " + Amounts.text(limit)
                            + " a matter of judgement: refund if other signs speak of fraud.");
        }
        return verdict(
                warning,
                warning.programNear() ? WarningStep.JUDGE : WarningStep.KEEP,
                "above_fee",
                compared + ": keep it, stop what is still to be delivered, and prepare the evidence.");
    }

    private static WarningVerdict verdict(WarningCase warning, WarningStep step, String code, String detail) {
        List<UUID> entries = new ArrayList<>(warning.entries());
        warning.payment().ifPresent(payment -> entries.addAll(payment.entries()));
        List<Reason> reasons = new ArrayList<>(List.of(reason(code, detail, entries)));
        if (warning.programNear() && !warning.shifted()) {
            reasons.add(reason(
                    "program_near",
                    "A monitoring programme is near its limit, which speaks for a refund: it keeps away the dispute,"
                            + " though not the report of fraud.",
                    List.of()));
        }
        return new WarningVerdict(step, reasons);
    }

    private static WarningVerdict none(WarningCase warning, String code, String detail) {
        return new WarningVerdict(WarningStep.NONE, List.of(reason(code, detail, warning.entries())));
    }

    private static Reason reason(String code, String detail, List<UUID> entries) {
        return new Reason(code, Effect.NOTE, detail, entries);
    }
}
