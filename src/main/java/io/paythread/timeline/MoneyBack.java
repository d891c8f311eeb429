package io.paythread.timeline;

import io.paythread.platform.money.MoneyView;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether money of a payment went back, in one word, whichever way it went: by refund, by a dispute that was lost, or by the
 * network before it became one. Pure.
 *
 * @param amount what went back, or is on its way where nothing did yet
 * @param twice whether it went back by a refund and by the bank
 */
record MoneyBack(Status status, Optional<MoneyView> amount, boolean twice) {
    private static final Set<String> DONE = Set.of("succeeded", "failed", "canceled");
    private static final String LOST = "lost";
    private static final String PREVENTED = "prevented";

    /** Where the money is. */
    enum Status {
        /** Nothing went back. */
        NONE,
        /** A refund waits for the customer or the merchant. */
        REQUESTED,
        /** A refund is on its way. */
        PENDING,
        /** Some of it is back. */
        PARTLY_RETURNED,
        /** All of it is back. */
        RETURNED,
        /** A refund did not arrive, and nothing was tried since. */
        FAILED,
        /** The bank took it back until the dispute is decided. */
        DISPUTED,
        /** The bank gave it back for good. */
        RETURNED_BY_DISPUTE,
        /** The network gave it back before it became a dispute. */
        RETURNED_OUTSIDE;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A refund or a dispute.
     *
     * @param state the provider's word
     * @param stage of a dispute: inquiry, chargeback, resolution, block
     */
    record Move(String state, String stage, Optional<MoneyView> amount) {}

    /**
     * The verdict.
     *
     * @param refunds oldest first
     * @param collected what was collected
     * @param refundedTotal what the provider says was refunded in all
     */
    static MoneyBack of(
            List<Move> refunds, List<Move> disputes, Optional<MoneyView> collected, Optional<MoneyView> refundedTotal) {
        Optional<MoneyView> refunded = sum(refunds, "succeeded"::equals);
        Optional<MoneyView> waiting = sum(refunds, state -> state.equals("pending"));
        MoneyBack byRefund = byRefund(refunds, refunded, waiting, collected, refundedTotal);
        return byBank(disputes)
                .map(bank -> new MoneyBack(
                        bank.status,
                        bank.amount,
                        bank.isFinal() && back(refunds, refunded, refundedTotal).isPresent()))
                .orElse(byRefund);
    }

    private boolean isFinal() {
        return status == Status.RETURNED_BY_DISPUTE || status == Status.RETURNED_OUTSIDE;
    }

    private static Optional<MoneyBack> byBank(List<Move> disputes) {
        return Stream.of(
                        bank(disputes, Status.RETURNED_BY_DISPUTE, move -> move.state.equals(LOST)),
                        bank(
                                disputes,
                                Status.RETURNED_OUTSIDE,
                                move -> move.state.equals(PREVENTED) && !move.stage.equals("block")),
                        bank(disputes, Status.DISPUTED, MoneyBack::isOpenChargeback))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** An inquiry takes no money, and neither does what is decided for the merchant. */
    private static boolean isOpenChargeback(Move move) {
        return move.state.equals("needs_response") || move.state.equals("under_review");
    }

    private static Optional<MoneyBack> bank(List<Move> disputes, Status status, Predicate<Move> which) {
        List<Move> found = disputes.stream().filter(which).toList();
        return found.isEmpty() ? Optional.empty() : Optional.of(new MoneyBack(status, sum(found, any -> true), false));
    }

    private static MoneyBack byRefund(
            List<Move> refunds,
            Optional<MoneyView> refunded,
            Optional<MoneyView> waiting,
            Optional<MoneyView> collected,
            Optional<MoneyView> refundedTotal) {
        String latest = refunds.isEmpty() ? "" : refunds.get(refunds.size() - 1).state;
        if (latest.equals("failed")) {
            return new MoneyBack(Status.FAILED, refunds.get(refunds.size() - 1).amount, false);
        }
        if (waiting.isPresent()) {
            return new MoneyBack(Status.PENDING, waiting, false);
        }
        if (latest.equals("requires_action")) {
            return new MoneyBack(Status.REQUESTED, refunds.get(refunds.size() - 1).amount, false);
        }
        Optional<MoneyView> back = back(refunds, refunded, refundedTotal);
        return back.map(money ->
                        new MoneyBack(covers(money, collected) ? Status.RETURNED : Status.PARTLY_RETURNED, back, false))
                .orElseGet(() -> new MoneyBack(Status.NONE, Optional.empty(), false));
    }

    /**
     * What refunds gave back. The total tells of refunds of which nothing else has told; one that is not made yet stands
     * in it too.
     */
    private static Optional<MoneyView> back(
            List<Move> refunds, Optional<MoneyView> refunded, Optional<MoneyView> total) {
        return total.filter(money -> money.amount() > 0)
                .filter(any -> refunds.stream().allMatch(refund -> DONE.contains(refund.state)))
                .or(() -> refunded);
    }

    private static boolean covers(MoneyView back, Optional<MoneyView> collected) {
        return collected
                .filter(money -> Objects.equals(money.currency(), back.currency()) && money.amount() <= back.amount())
                .isPresent();
    }

    /** The sum in the currency of the first; refunds and disputes of one payment have one. */
    private static Optional<MoneyView> sum(List<Move> moves, Predicate<String> which) {
        return moves.stream()
                .filter(move -> which.test(move.state))
                .flatMap(move -> move.amount.stream())
                .reduce((a, b) -> a.currency().equals(b.currency())
                        ? new MoneyView(Math.addExact(a.amount(), b.amount()), a.currency())
                        : a);
    }
}
