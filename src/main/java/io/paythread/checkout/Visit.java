package io.paythread.checkout;

import io.paythread.fact.Attribute;
import io.paythread.platform.money.MoneyView;
import io.paythread.timeline.ObjectRow;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A checkout, as far as rules look at it.
 *
 * @param reference the provider's
 * @param person whose it is: the customer, else the account
 * @param endedAt when it ends or ended by itself
 * @param recovers the provider's reference of the checkout that it takes up again
 * @param hasLink whether the provider gave a link to take it up again
 * @param paymentStatus of the payment in its matter; empty where there is none yet
 * @param since when that payment was collected, else when it began
 */
record Visit(
        UUID id,
        UUID source,
        String reference,
        Optional<UUID> person,
        String status,
        Optional<MoneyView> amount,
        Optional<String> items,
        Optional<String> clientReference,
        Instant startedAt,
        Optional<Instant> endedAt,
        Optional<String> recovers,
        Optional<String> consent,
        boolean hasLink,
        Optional<Instant> linkUntil,
        Optional<String> paymentStatus,
        Optional<Instant> since) {

    static Visit of(ObjectRow row, Optional<ObjectRow> payment) {
        return new Visit(
                row.id(),
                row.sourceId(),
                row.reference(),
                row.customerId().or(row::accountId),
                row.status().orElse("open"),
                row.money(),
                text(row, Attribute.ITEMS_DIGEST),
                text(row, Attribute.CLIENT_REFERENCE),
                row.occurredAt(),
                Optional.ofNullable(row.details().instant(Attribute.EXPIRES_AT)),
                text(row, Attribute.RECOVERED_FROM),
                text(row, Attribute.CHECKOUT_CONSENT),
                row.details().text(Attribute.RECOVERY_URL) != null,
                Optional.ofNullable(row.details().instant(Attribute.RECOVERY_EXPIRES_AT)),
                payment.flatMap(ObjectRow::status),
                payment.map(paid -> Optional.ofNullable(paid.details().instant(Attribute.CAPTURED_AT))
                        .orElseGet(paid::occurredAt)));
    }

    private static Optional<String> text(ObjectRow row, Attribute attribute) {
        return Optional.ofNullable(row.details().text(attribute));
    }

    boolean isComplete() {
        return status.equals("complete");
    }

    boolean isExpired() {
        return status.equals("expired");
    }

    /** Whether another is for the same purchase: what either names of items, id and amount is the same. */
    boolean isSamePurchase(Visit other) {
        return agree(items, other.items)
                && agree(clientReference, other.clientReference)
                && amount.isPresent()
                && amount.equals(other.amount);
    }

    private static boolean agree(Optional<String> one, Optional<String> other) {
        return one.isEmpty() || other.isEmpty() || one.equals(other);
    }
}
