package io.paythread.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A visit to the payment page.
 *
 * @param payment what was to be paid
 * @param paymentStarted whether the shopper got as far as paying, so that the payment has an id at Stripe
 * @param consent whether the shopper agreed to be written to: {@code opt_in}, or nothing
 * @param recoveredFrom the expired visit that this one goes on with
 */
public record Checkout(
        String id,
        Payment payment,
        boolean paymentStarted,
        Optional<String> consent,
        Optional<String> recoveredFrom,
        Instant createdAt) {
    private static final Duration OPEN = Duration.ofDays(1);
    private static final Duration RECOVERABLE = Duration.ofDays(30);

    /** A visit that was given up. */
    Payload expired() {
        Instant expiresAt = createdAt.plus(OPEN);
        Payload recovery = Payload.EMPTY
                .with("allow_promotion_codes", false)
                .with("enabled", true)
                .with("expires_at", expiresAt.plus(RECOVERABLE))
                .with("url", "https://buy.stripe.com/r/" + id);
        return payload("expired", "unpaid").with("after_expiration", Payload.EMPTY.with("recovery", recovery));
    }

    /** A visit that ended with a payment. */
    Payload completed() {
        return payload("complete", "paid");
    }

    private Payload payload(String status, String paymentStatus) {
        Payload details = Payload.EMPTY
                .with("address", Payload.EMPTY.with("country", payment.shopper().country()))
                .with("email", payment.shopper().email())
                .with("name", payment.shopper().name())
                .with("phone", null)
                .with("tax_exempt", "none");
        return Payload.EMPTY
                .with("id", id)
                .with("object", "checkout.session")
                .with("after_expiration", null)
                .with("amount_subtotal", payment.minorUnits())
                .with("amount_total", payment.minorUnits())
                .with("client_reference_id", payment.order())
                .with("consent", Payload.EMPTY.with("promotions", consent).with("terms_of_service", null))
                .with("created", createdAt)
                .with("currency", payment.currency())
                .with("customer", payment.shopper().account())
                .with("customer_details", details)
                .with("customer_email", payment.shopper().email())
                .with("expires_at", createdAt.plus(OPEN))
                .with("invoice", null)
                .with("livemode", false)
                .with("locale", payment.shopper().locale())
                .with("metadata", Payload.EMPTY)
                .with("mode", "payment")
                .with("payment_intent", paymentStarted ? payment.id() : null)
                .with("payment_method_types", List.of("card"))
                .with("payment_status", paymentStatus)
                .with("recovered_from", recoveredFrom)
                .with("status", status)
                .with("subscription", null)
                .with("url", null);
    }
}
