package io.paythread.advice;

import io.paythread.platform.money.Money;
import io.paythread.timeline.ObjectRow;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A refund, as far as advice looks at it.
 *
 * @param flagged whether it was made although its payment was disputed
 */
record RefundFact(Standing standing, Optional<Money> amount, boolean flagged, List<UUID> entries) {
    RefundFact {
        entries = List.copyOf(entries);
    }

    /** What became of it, in the order of what counts most when a payment has several. */
    enum Standing {
        PENDING,
        FAILED,
        SUCCEEDED,
        CANCELED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static RefundFact of(ObjectRow row) {
        return new RefundFact(
                standing(row.status().orElse("")), row.money().map(Amounts::of), row.unexpected(), Facts.entries(row));
    }

    /** One that waits for the customer, or is in a state that nobody knows yet, is on its way. */
    private static Standing standing(String status) {
        return switch (status) {
            case "succeeded" -> Standing.SUCCEEDED;
            case "failed" -> Standing.FAILED;
            case "canceled" -> Standing.CANCELED;
            default -> Standing.PENDING;
        };
    }
}
