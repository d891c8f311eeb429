package io.paythread.demo;

import java.time.Instant;
import java.util.Optional;

/** Bodies of Stripe's webhook requests about subscriptions and checkouts (docs.stripe.com/api/events/types). */
public final class StripeBillingEvents {

    private StripeBillingEvents() {}

    /** {@code invoice.payment_failed}. */
    public static String invoiceFailed(String event, Instant at, Invoice invoice) {
        return StripeEvents.body(event, at, "invoice.payment_failed", invoice.payload());
    }

    /** {@code invoice.paid}. */
    public static String invoicePaid(String event, Instant at, Invoice invoice) {
        return StripeEvents.body(event, at, "invoice.paid", invoice.payload());
    }

    /** {@code customer.subscription.updated}, because its state changed. */
    public static String subscriptionNow(String event, Instant at, Invoice invoice, String before, String now) {
        return StripeEvents.body(
                event,
                at,
                "customer.subscription.updated",
                invoice.subscriptionPayload(now),
                Payload.EMPTY.with("status", before));
    }

    /** {@code payment_method.attached}. */
    public static String cardAttached(String event, Instant at, Shopper shopper, Card card) {
        Payload method = StripeCharge.paymentMethod(shopper, card).with("created", at);
        return StripeEvents.body(event, at, "payment_method.attached", method);
    }

    /** {@code customer.updated}, because another card is the default now. */
    public static String defaultCardChanged(
            String event, Instant at, Shopper shopper, Instant createdAt, Optional<Card> before, Card now) {
        Payload customer =
                StripeCustomer.of(shopper, createdAt).with("invoice_settings", defaultCard(Optional.of(now)));
        Payload previous = Payload.EMPTY.with("invoice_settings", defaultCard(before));
        return StripeEvents.body(event, at, "customer.updated", customer, previous);
    }

    /** {@code checkout.session.expired}. */
    public static String checkoutExpired(String event, Instant at, Checkout checkout) {
        return StripeEvents.body(event, at, "checkout.session.expired", checkout.expired());
    }

    /** {@code checkout.session.completed}. */
    public static String checkoutCompleted(String event, Instant at, Checkout checkout) {
        return StripeEvents.body(event, at, "checkout.session.completed", checkout.completed());
    }

    private static Payload defaultCard(Optional<Card> card) {
        return Payload.EMPTY
                .with("custom_fields", null)
                .with("default_payment_method", card.map(Card::paymentMethod))
                .with("footer", null);
    }
}
