package io.paythread.demo;

import java.time.Instant;
import java.util.Optional;

/**
 * Money that goes back.
 *
 * @param status as Stripe says it: {@code pending}, {@code succeeded}, {@code failed}
 * @param trace the number by which the shopper's bank finds it, known some days later
 */
public record Refund(
        String id,
        Payment payment,
        Attempt attempt,
        long minorUnits,
        String status,
        Optional<String> trace,
        Instant createdAt) {

    /** A refund that has just been made. */
    public static Refund pending(String id, Payment payment, Attempt attempt, long minorUnits, Instant createdAt) {
        return new Refund(id, payment, attempt, minorUnits, "pending", Optional.empty(), createdAt);
    }

    /** The same refund, on its way to the shopper's bank. */
    public Refund succeeded() {
        return new Refund(id, payment, attempt, minorUnits, "succeeded", trace, createdAt);
    }

    /** The same refund, once its trace is known. */
    public Refund traced(String number) {
        return new Refund(id, payment, attempt, minorUnits, status, Optional.of(number), createdAt);
    }

    /** Stripe's {@code previous_attributes}: the fields that are others now, as they were. */
    Payload changedSince(Refund before) {
        Payload status =
                before.status.equals(this.status) ? Payload.EMPTY : Payload.EMPTY.with("status", before.status);
        return before.trace.equals(this.trace)
                ? status
                : status.with("destination_details", Payload.EMPTY.with("card", before.reference()));
    }

    private Payload reference() {
        return Payload.EMPTY
                .with("reference", trace)
                .with("reference_status", trace.isPresent() ? "available" : "pending");
    }

    Payload payload() {
        Payload card =
                reference().with("reference_type", "acquirer_reference_number").with("type", "refund");
        return Payload.EMPTY
                .with("id", id)
                .with("object", "refund")
                .with("amount", minorUnits)
                .with("balance_transaction", "txn_" + id)
                .with("charge", attempt.id())
                .with("created", createdAt)
                .with("currency", payment.currency())
                .with("destination_details", Payload.EMPTY.with("card", card).with("type", "card"))
                .with("metadata", Payload.EMPTY)
                .with("payment_intent", payment.id())
                .with("reason", "requested_by_customer")
                .withNulls("receipt_number", "source_transfer_reversal")
                .with("status", status)
                .with("transfer_reversal", null);
    }
}
