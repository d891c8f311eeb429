package io.paythread.advice;

import io.paythread.fact.Attribute;
import io.paythread.platform.money.Money;
import io.paythread.platform.money.MoneyView;
import io.paythread.timeline.ObjectRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A payment, as far as advice looks at it.
 *
 * @param collected what came in; empty where nothing did, or nobody has told
 * @param refunded what went back or is on its way, refunds that failed left out
 */
record PaymentFact(
        Standing standing,
        Optional<Money> collected,
        Optional<Money> refunded,
        Optional<Instant> collectedAt,
        List<UUID> entries) {
    PaymentFact {
        entries = List.copyOf(entries);
    }

    /** Where its money is. */
    enum Standing {
        /** With the merchant, as far as it did not go back. */
        COLLECTED,
        /** With the customer, whose bank holds it for the merchant. */
        HELD,
        /** On its way. */
        PROCESSING,
        /** With the customer. */
        NOTHING,
        /** Nobody has told; what happened later says that it must have been collected. */
        NOT_RECEIVED
    }

    static PaymentFact of(ObjectRow row) {
        Optional<MoneyView> captured = Optional.ofNullable(row.details().money(Attribute.AMOUNT_CAPTURED));
        Standing standing = standing(row, captured.isPresent());
        return new PaymentFact(
                standing,
                standing == Standing.COLLECTED ? captured.or(row::money).map(Amounts::of) : Optional.empty(),
                Optional.ofNullable(row.details().money(Attribute.AMOUNT_REFUNDED_TOTAL))
                        .map(Amounts::of),
                Optional.ofNullable(row.details().instant(Attribute.CAPTURED_AT)),
                Facts.entries(row));
    }

    private static Standing standing(ObjectRow row, boolean captured) {
        if (!row.details().list(Attribute.AWAITED).isEmpty() && !captured) {
            return Standing.NOT_RECEIVED;
        }
        return switch (row.status().orElse("")) {
            case "succeeded", "refunded", "partially_refunded" -> Standing.COLLECTED;
            case "authorized" -> Standing.HELD;
            case "processing", "partially_funded" -> Standing.PROCESSING;
            case "created", "requires_action", "failed", "canceled", "expired" -> Standing.NOTHING;
            default -> Standing.NOT_RECEIVED;
        };
    }
}
