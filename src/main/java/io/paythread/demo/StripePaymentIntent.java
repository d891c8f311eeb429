package io.paythread.demo;

import java.util.List;
import java.util.Optional;

/** The payment intent object of Stripe's API (docs.stripe.com/api/payment_intents/object). */
final class StripePaymentIntent {

    private StripePaymentIntent() {}

    static Payload processing(Payment payment, Attempt attempt) {
        return of(payment, Optional.of(attempt), "processing", 0);
    }

    /** After an attempt that failed, a new card is asked for. */
    static Payload failed(Payment payment, Attempt attempt) {
        return of(payment, Optional.of(attempt), "requires_payment_method", 0);
    }

    static Payload succeeded(Payment payment, Attempt attempt) {
        return of(payment, Optional.of(attempt), "succeeded", payment.minorUnits());
    }

    /** The bank wants to see its customer before there is a charge. */
    static Payload requiresAction(Payment payment) {
        Payload next = Payload.EMPTY
                .with("type", "use_stripe_sdk")
                .with("use_stripe_sdk", Payload.EMPTY.with("type", "three_d_secure_redirect"));
        return of(payment, Optional.empty(), "requires_action", 0).with("next_action", next);
    }

    private static Payload of(Payment payment, Optional<Attempt> attempt, String status, long received) {
        return Payload.EMPTY
                .with("id", payment.id())
                .with("object", "payment_intent")
                .with("amount", payment.minorUnits())
                .with("amount_capturable", 0)
                .with("amount_details", Payload.EMPTY.with("tip", Payload.EMPTY))
                .with("amount_received", received)
                .withNulls("application", "application_fee_amount")
                .with("automatic_payment_methods", Payload.EMPTY.with("enabled", true))
                .withNulls("canceled_at", "cancellation_reason")
                .with("capture_method", "automatic_async")
                .with("client_secret", payment.id() + "_secret_demo")
                .with("confirmation_method", "automatic")
                .with("created", payment.createdAt())
                .with("currency", payment.currency())
                .with("customer", payment.shopper().account())
                .with("description", StripeCharge.description(payment))
                .with("last_payment_error", attempt.flatMap(tried -> error(payment, tried)))
                .with("latest_charge", attempt.map(Attempt::id))
                .with("livemode", false)
                .with("metadata", StripeCharge.metadata(payment))
                .withNulls("next_action", "on_behalf_of")
                .with(
                        "payment_method",
                        received > 0 ? attempt.map(tried -> tried.card().paymentMethod()) : null)
                .with("payment_method_options", Payload.EMPTY)
                .with("payment_method_types", List.of("card"))
                .with("processing", null)
                .with("receipt_email", payment.shopper().email().strip())
                .withNulls("review", "setup_future_usage", "shipping", "source", "statement_descriptor")
                .with("status", status)
                .withNulls("transfer_data", "transfer_group");
    }

    private static Optional<Payload> error(Payment payment, Attempt attempt) {
        return attempt.decline().map(decline -> Payload.EMPTY
                .with("advice_code", decline.advice())
                .with("charge", attempt.id())
                .with("code", decline.code())
                .with("decline_code", decline.declineCode())
                .with(
                        "doc_url",
                        "https://stripe.com/docs/error-codes/" + decline.code().replace('_', '-'))
                .with("message", decline.message())
                .withNulls("network_advice_code")
                .with("network_decline_code", decline.networkCode())
                .with("payment_method", StripeCharge.paymentMethod(payment.shopper(), attempt.card()))
                .with("type", "card_error"));
    }
}
