package io.paythread.demo;

import java.time.Instant;
import java.util.List;

/** The customer object of Stripe's API (docs.stripe.com/api/customers/object). */
final class StripeCustomer {

    private StripeCustomer() {}

    static Payload of(Shopper shopper, Instant createdAt) {
        return Payload.EMPTY
                .with("id", shopper.account())
                .with("object", "customer")
                .with("address", Payload.EMPTY.with("country", shopper.country()))
                .with("balance", 0)
                .with("created", createdAt)
                .withNulls("currency", "default_source")
                .with("delinquent", false)
                .withNulls("description", "discount")
                .with("email", shopper.email())
                .with("invoice_settings", Payload.EMPTY.withNulls("custom_fields", "default_payment_method", "footer"))
                .with("livemode", false)
                .with("metadata", Payload.EMPTY)
                .with("name", shopper.name())
                .with("phone", null)
                .with("preferred_locales", List.of(shopper.locale()))
                .with("shipping", null)
                .with("tax_exempt", "none")
                .with("test_clock", null);
    }
}
