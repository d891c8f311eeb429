package io.paythread.dispute;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the charge that a cardholder may mean by a duplicate: another payment of the same customer of the same amount, for
 * the same order or soon before or after. Never the disputed one itself. Pure.
 */
final class Duplicates {
    /** Two charges of one order may lie days apart; without an order number only a day. */
    private static final Duration SAME_ORDER = Duration.ofDays(30);

    private static final Duration NO_ORDER = Duration.ofDays(1);

    private Duplicates() {}

    static Optional<Sale> of(Sale disputed, List<Sale> others) {
        return others.stream()
                .filter(other -> !other.payment().id().equals(disputed.payment().id()))
                .filter(other -> !other.charge().equals(disputed.charge()))
                .filter(Sale::isPaid)
                .filter(other -> other.amount().isPresent() && other.amount().equals(disputed.amount()))
                .filter(other ->
                        apart(disputed, other).compareTo(sharesOrder(disputed, other) ? SAME_ORDER : NO_ORDER) <= 0)
                .min(Comparator.comparing((Sale other) -> !sharesOrder(disputed, other))
                        .thenComparing(other -> apart(disputed, other)));
    }

    static Duration apart(Sale one, Sale other) {
        return Duration.between(one.at(), other.at()).abs();
    }

    static boolean sharesOrder(Sale one, Sale other) {
        return one.orders().stream().anyMatch(other.orders()::contains);
    }
}
