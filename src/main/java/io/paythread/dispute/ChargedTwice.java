package io.paythread.dispute;

import io.paythread.fact.Attribute;
import io.paythread.timeline.ObjectRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Another payment of the same customer that looks like the disputed one made twice: equal amounts, close together or of
 * one order. A hint at what went wrong with us, not evidence. Pure.
 *
 * @param other the other payment
 */
record ChargedTwice(UUID other, Duration apart, boolean sameOrder) {
    private static final Set<String> PAID = Set.of("succeeded", "partially_refunded", "refunded");
    private static final Duration ONE_ORDER = Duration.ofDays(1);
    private static final Duration NO_ORDER = Duration.ofMinutes(10);

    static Optional<ChargedTwice> of(ObjectRow dispute, List<ObjectRow> payments) {
        return payments.stream()
                .filter(payment -> payment.concerns(dispute))
                .findFirst()
                .flatMap(disputed -> payments.stream()
                        .filter(other -> !other.id().equals(disputed.id()))
                        .filter(other -> other.status().filter(PAID::contains).isPresent())
                        .filter(other ->
                                other.money().isPresent() && other.money().equals(disputed.money()))
                        .map(other -> between(disputed, other))
                        .filter(twice -> twice.apart.compareTo(twice.sameOrder ? ONE_ORDER : NO_ORDER) <= 0)
                        .min(Comparator.comparing(ChargedTwice::apart).thenComparing(ChargedTwice::other)));
    }

    private static ChargedTwice between(ObjectRow one, ObjectRow other) {
        List<String> orders = one.details().list(Attribute.ORDER_NUMBERS);
        return new ChargedTwice(
                other.id(),
                Duration.between(at(one), at(other)).abs(),
                other.details().list(Attribute.ORDER_NUMBERS).stream().anyMatch(orders::contains));
    }

    private static Instant at(ObjectRow payment) {
        return Optional.ofNullable(payment.details().instant(Attribute.CAPTURED_AT))
                .orElseGet(payment::occurredAt);
    }

    /** What it hints at. */
    String text() {
        return (sameOrder ? "The same order was charged twice, " : "The same amount was charged twice, ")
                + Wording.span(apart)
                + " apart: look at the idempotency of the checkout.";
    }
}
