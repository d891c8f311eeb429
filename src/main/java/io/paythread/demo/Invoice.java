package io.paythread.demo;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A bill of a subscription, paid by one payment in one or more attempts.
 *
 * @param attempts how often payment was tried
 * @param nextAttemptAt when it will be tried again
 */
public record Invoice(
        String id,
        String subscription,
        Payment payment,
        Attempt latest,
        int attempts,
        Optional<Instant> nextAttemptAt) {

    Payload payload() {
        boolean paid = latest.decline().isEmpty();
        long amount = payment.minorUnits();
        return Payload.EMPTY
                .with("id", id)
                .with("object", "invoice")
                .with("amount_due", amount)
                .with("amount_paid", paid ? amount : 0)
                .with("amount_remaining", paid ? 0 : amount)
                .with("attempt_count", attempts)
                .with("attempted", true)
                .with("auto_advance", !paid)
                .with("billing_reason", "subscription_cycle")
                .with("charge", latest.id())
                .with("collection_method", "charge_automatically")
                .with("created", payment.createdAt())
                .with("currency", payment.currency())
                .with("customer", payment.shopper().account())
                .with("customer_email", payment.shopper().email())
                .with("customer_name", payment.shopper().name())
                .with("due_date", null)
                .with("livemode", false)
                .with("metadata", Payload.EMPTY)
                .with("next_payment_attempt", nextAttemptAt)
                .with("number", "DEMO-" + id)
                .with("paid", paid)
                .with("payment_intent", payment.id())
                .with("period_end", payment.createdAt())
                .with("period_start", payment.createdAt())
                .with("status", paid ? "paid" : "open")
                .with("status_transitions", transitions(paid))
                .with("subscription", subscription)
                .with("total", amount);
    }

    private Payload transitions(boolean paid) {
        return Payload.EMPTY
                .with("finalized_at", payment.createdAt())
                .with("marked_uncollectible_at", null)
                .with("paid_at", paid ? latest.createdAt() : null)
                .with("voided_at", null);
    }

    /** The subscription that it bills. */
    Payload subscriptionPayload(String status) {
        Payload price = Payload.EMPTY
                .with("id", "price_monthly")
                .with("object", "price")
                .with("currency", payment.currency())
                .with("nickname", "Monthly box")
                .with("recurring", Payload.EMPTY.with("interval", "month").with("interval_count", 1))
                .with("unit_amount", payment.minorUnits());
        Payload item = Payload.EMPTY
                .with("id", "si_" + subscription)
                .with("object", "subscription_item")
                .with("price", price)
                .with("quantity", 1);
        return Payload.EMPTY
                .with("id", subscription)
                .with("object", "subscription")
                .with("cancel_at_period_end", false)
                .with("collection_method", "charge_automatically")
                .with("created", payment.createdAt())
                .with("currency", payment.currency())
                .with("customer", payment.shopper().account())
                .with("items", Payload.EMPTY.with("object", "list").with("data", List.of(item)))
                .with("latest_invoice", id)
                .with("livemode", false)
                .with("metadata", Payload.EMPTY)
                .with("status", status);
    }
}
