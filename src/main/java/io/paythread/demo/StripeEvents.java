package io.paythread.demo;

import java.time.Instant;

/**
 * Bodies of Stripe's webhook requests, in the shape of the documented snapshot events (docs.stripe.com/api/events). Each
 * takes the event's id and the time at which Stripe says that it happened.
 */
public final class StripeEvents {
    private static final String API_VERSION = "2026-10-28.endive";

    private StripeEvents() {}

    /** {@code payment_intent.processing}. */
    public static String paymentProcessing(String event, Instant at, Payment payment, Attempt attempt) {
        return body(event, at, "payment_intent.processing", StripePaymentIntent.processing(payment, attempt));
    }

    /** {@code payment_intent.requires_action}: the shopper is sent to the bank. */
    public static String paymentRequiresAction(String event, Instant at, Payment payment) {
        return body(event, at, "payment_intent.requires_action", StripePaymentIntent.requiresAction(payment));
    }

    /** {@code payment_intent.payment_failed}. */
    public static String paymentFailed(String event, Instant at, Payment payment, Attempt attempt) {
        return body(event, at, "payment_intent.payment_failed", StripePaymentIntent.failed(payment, attempt));
    }

    /** {@code payment_intent.succeeded}. */
    public static String paymentSucceeded(String event, Instant at, Payment payment, Attempt attempt) {
        return body(event, at, "payment_intent.succeeded", StripePaymentIntent.succeeded(payment, attempt));
    }

    /** {@code charge.failed}. */
    public static String chargeFailed(String event, Instant at, Payment payment, Attempt attempt) {
        return body(event, at, "charge.failed", StripeCharge.of(payment, attempt, 0));
    }

    /** {@code charge.succeeded}. */
    public static String chargeSucceeded(String event, Instant at, Payment payment, Attempt attempt) {
        return body(event, at, "charge.succeeded", StripeCharge.of(payment, attempt, 0));
    }

    /** {@code charge.refunded}: tells the sum of all refunds, before and after, and none of them by itself. */
    public static String chargeRefunded(
            String event, Instant at, Payment payment, Attempt attempt, long before, long after) {
        Payload previous = Payload.EMPTY.with("amount_refunded", before);
        Payload changed = after == payment.minorUnits() ? previous.with("refunded", false) : previous;
        return body(event, at, "charge.refunded", StripeCharge.of(payment, attempt, after), changed);
    }

    /** {@code refund.created}. */
    public static String refundCreated(String event, Instant at, Refund refund) {
        return body(event, at, "refund.created", refund.payload());
    }

    /** {@code refund.updated}: a refund as it is now, with what changed as it was before. */
    public static String refundUpdated(String event, Instant at, Refund before, Refund now) {
        return body(event, at, "refund.updated", now.payload(), now.changedSince(before));
    }

    /** {@code customer.updated}: a change that nobody would call one: it tells who the customer is without standing on a timeline. */
    public static String customerUpdated(String event, Instant at, Shopper shopper) {
        return body(
                event,
                at,
                "customer.updated",
                StripeCustomer.of(shopper, at),
                Payload.EMPTY.with("next_invoice_sequence", 1));
    }

    /** {@code customer.created}. */
    public static String customerCreated(String event, Instant at, Shopper shopper) {
        return body(event, at, "customer.created", StripeCustomer.of(shopper, at));
    }

    static String body(String event, Instant at, String type, Payload object) {
        return envelope(event, at, type, Payload.EMPTY.with("object", object));
    }

    static String body(String event, Instant at, String type, Payload object, Payload previous) {
        return envelope(event, at, type, Payload.EMPTY.with("object", object).with("previous_attributes", previous));
    }

    private static String envelope(String event, Instant at, String type, Payload data) {
        return Payload.EMPTY
                .with("id", event)
                .with("object", "event")
                .with("api_version", API_VERSION)
                .with("created", at)
                .with("data", data)
                .with("livemode", false)
                .with("pending_webhooks", 1)
                .with("request", Payload.EMPTY.with("id", "req_" + event).with("idempotency_key", null))
                .with("type", type)
                .json();
    }
}
