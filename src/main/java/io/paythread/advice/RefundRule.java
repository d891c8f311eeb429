package io.paythread.advice;

import io.paythread.advice.Reason.Effect;
import io.paythread.platform.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Whether a payment may be refunded: what speaks against it goes before what has to be settled first, and that before
 * what speaks for it. Pure.
 */
final class RefundRule {
    private RefundRule() {}

    static RefundVerdict evaluate(RefundCase asked) {
        RefundSums sums = RefundSums.of(asked);
        List<Reason> reasons = new ArrayList<>();
        ofPayment(asked.payment()).ifPresent(reasons::add);
        asked.disputes().stream()
                .flatMap(dispute -> DisputeReasons.of(dispute, asked, sums))
                .forEach(reasons::add);
        RefundReasons.of(asked, sums).forEach(reasons::add);
        asked.warning().flatMap(RefundRule::ofWarning).ifPresent(reasons::add);
        ofAmount(asked, sums).forEach(reasons::add);
        ofSource(asked.trust()).ifPresent(reasons::add);
        Effect answer = reasons.stream()
                .map(Reason::effect)
                .filter(effect -> effect != Effect.NOTE)
                .min(Effect::compareTo)
                .orElse(Effect.YES);
        if (answer == Effect.YES && reasons.stream().noneMatch(reason -> reason.effect() == Effect.YES)) {
            reasons.add(refundable(asked, sums));
        }
        return new RefundVerdict(answer, sums.refundable(), reasons);
    }

    private static Reason refundable(RefundCase asked, RefundSums sums) {
        String amount = asked.asked().or(sums::refundable).map(Amounts::text).orElse("it");
        return new Reason(
                "refundable",
                Effect.YES,
                "Nothing speaks against refunding " + amount + ".",
                asked.payment().entries());
    }

    private static Optional<Reason> ofPayment(PaymentFact payment) {
        return switch (payment.standing()) {
            case COLLECTED -> Optional.empty();
            case HELD ->
                reason(
                        "not_captured",
                        Effect.NO,
                        "The bank only holds the amount. Cancel the payment instead: the customer gets it back faster.",
                        payment.entries());
            case PROCESSING ->
                reason(
                        "payment_processing",
                        Effect.WAIT,
                        "The payment is on its way and may still fail.",
                        payment.entries());
            case NOTHING ->
                reason(
                        "nothing_collected",
                        Effect.NO,
                        "Nothing was collected, so there is nothing to give back.",
                        payment.entries());
            case NOT_RECEIVED ->
                reason(
                        "payment_not_received",
                        Effect.WAIT,
                        "The payment itself has not been received from the provider yet; look there first.",
                        payment.entries());
        };
    }

    private static Optional<Reason> ofWarning(WarningVerdict warning) {
        List<UUID> entries = warning.reasons().stream()
                .flatMap(reason -> reason.entries().stream())
                .distinct()
                .toList();
        String why = warning.reasons().isEmpty()
                ? ""
                : " " + warning.reasons().get(0).detail();
        return switch (warning.step()) {
            case NONE -> Optional.empty();
            case REVERSE_NOW, CANCEL_AND_REFUND, REFUND ->
                reason(
                        "early_fraud_warning_" + warning.step().wireName(),
                        Effect.YES,
                        "The bank has reported the payment, and a refund is advised." + why,
                        entries);
            case JUDGE ->
                reason(
                        "early_fraud_warning_judge",
                        Effect.WAIT,
                        "The bank has reported the payment; a payments analyst decides." + why,
                        entries);
            case KEEP ->
                reason(
                        "early_fraud_warning_keep",
                        Effect.NO,
                        "The bank has reported the payment, and the warning is no reason to refund it." + why,
                        entries);
        };
    }

    private static Stream<Reason> ofAmount(RefundCase asked, RefundSums sums) {
        Optional<Money> left = sums.left().filter(money -> money.minorUnits() > 0);
        if (left.isEmpty()) {
            return Stream.empty();
        }
        List<UUID> entries = asked.payment().entries();
        Money wanted = asked.asked().orElse(left.get());
        if (!wanted.currency().equals(left.get().currency())) {
            return Stream.of(new Reason(
                    "other_currency",
                    Effect.NO,
                    "The payment is in " + left.get().currency() + ", not in " + wanted.currency() + ".",
                    entries));
        }
        if (wanted.isMoreThan(left.get())) {
            return Stream.of(new Reason(
                    "above_refundable",
                    Effect.NO,
                    Amounts.text(wanted) + " is more than the " + Amounts.text(left.get()) + " that are left.",
                    entries));
        }
        return asked
                .limit()
                .filter(limit -> limit.currency().equals(wanted.currency()) && wanted.isMoreThan(limit))
                .map(limit -> new Reason(
                        "above_limit",
                        Effect.WAIT,
                        Amounts.text(wanted) + " is above your limit of " + Amounts.text(limit)
                                + "; ask somebody with a higher one.",
                        entries))
                .stream();
    }

    private static Optional<Reason> ofSource(RefundCase.Trust trust) {
        return switch (trust) {
            case NO_GAP_KNOWN -> Optional.empty();
            case GAP ->
                reason(
                        "source_gap",
                        Effect.WAIT,
                        "Events of the payment's source are missing; look at the provider before you refund.",
                        List.of());
            case SILENT ->
                reason(
                        "source_silent",
                        Effect.NOTE,
                        "Nothing has come from the payment's source for a while; it may not have told everything.",
                        List.of());
        };
    }

    private static Optional<Reason> reason(String code, Effect effect, String detail, List<UUID> entries) {
        return Optional.of(new Reason(code, effect, detail, entries));
    }
}
