package io.paythread.demo;

import java.util.Optional;

/** The charge object of Stripe's API: an attempt in full (docs.stripe.com/api/charges/object). */
final class StripeCharge {
    private static final int EXPIRY_YEAR = 2031;
    private static final int LOW_RISK = 12;

    private static final Payload AUTHENTICATED = Payload.EMPTY
            .with("authentication_flow", "challenge")
            .with("electronic_commerce_indicator", "05")
            .with("result", "authenticated")
            .withNulls("result_reason")
            .with("version", "2.2.0");

    private StripeCharge() {}

    static Payload of(Payment payment, Attempt attempt, long refunded) {
        boolean paid = attempt.decline().isEmpty();
        return Payload.EMPTY
                .with("id", attempt.id())
                .with("object", "charge")
                .with("amount", payment.minorUnits())
                .with("amount_captured", paid ? payment.minorUnits() : 0)
                .with("amount_refunded", refunded)
                .withNulls("application", "application_fee", "application_fee_amount")
                .with("balance_transaction", paid ? "txn_" + attempt.id() : null)
                .with("billing_details", billingDetails(payment.shopper()))
                .with("calculated_statement_descriptor", "EXAMPLE SHOP")
                .with("captured", paid)
                .with("created", attempt.createdAt())
                .with("currency", payment.currency())
                .with("customer", payment.shopper().account())
                .with("description", description(payment))
                .with("disputed", false)
                .withNulls("failure_balance_transaction")
                .with("failure_code", attempt.decline().map(Decline::code))
                .with("failure_message", attempt.decline().map(Decline::message))
                .with("fraud_details", Payload.EMPTY)
                .with("livemode", false)
                .with("metadata", metadata(payment))
                .with("on_behalf_of", null)
                .with("outcome", outcome(attempt.decline()))
                .with("paid", paid)
                .with("payment_intent", payment.id())
                .with("payment_method", attempt.card().paymentMethod())
                .with("payment_method_details", methodDetails(payment, attempt))
                .with("radar_options", Payload.EMPTY)
                .with("receipt_email", payment.shopper().email())
                .withNulls("receipt_number")
                .with("receipt_url", paid ? "https://pay.stripe.com/receipts/payment/" + attempt.id() : null)
                .with("refunded", refunded == payment.minorUnits())
                .withNulls("review", "shipping", "source", "source_transfer", "statement_descriptor")
                .withNulls("statement_descriptor_suffix")
                .with("status", attempt.status())
                .withNulls("transfer_data", "transfer_group");
    }

    static String description(Payment payment) {
        return payment.order().map(order -> "Order " + order).orElse("Online purchase");
    }

    static Payload metadata(Payment payment) {
        Payload ordered = payment.order()
                .map(order -> Payload.EMPTY.with("order_id", order))
                .orElse(Payload.EMPTY);
        return payment.goods()
                .map(said -> ordered.with("fulfillment_status", said))
                .orElse(ordered);
    }

    static Payload billingDetails(Shopper shopper) {
        Payload address = Payload.EMPTY
                .withNulls("city")
                .with("country", shopper.country())
                .withNulls("line1", "line2", "postal_code", "state");
        return Payload.EMPTY
                .with("address", address)
                .with("email", shopper.email().strip())
                .with("name", shopper.name())
                .withNulls("phone", "tax_id");
    }

    private static Payload outcome(Optional<Decline> decline) {
        return Payload.EMPTY
                .with("advice_code", decline.map(Decline::advice))
                .withNulls("network_advice_code")
                .with("network_decline_code", decline.map(Decline::networkCode))
                .with("network_status", decline.isPresent() ? "declined_by_network" : "approved_by_network")
                .with("reason", decline.map(Decline::declineCode))
                .with("risk_level", "normal")
                .with("risk_score", LOW_RISK)
                .with(
                        "seller_message",
                        decline.isPresent()
                                ? "The bank returned the decline code `"
                                        + decline.get().declineCode() + "`."
                                : "Payment complete.")
                .with("type", decline.isPresent() ? "issuer_declined" : "authorized");
    }

    private static Payload methodDetails(Payment payment, Attempt attempt) {
        boolean paid = attempt.decline().isEmpty();
        Payload card = cardFacts(attempt.card())
                .with("amount_authorized", paid ? payment.minorUnits() : null)
                .with("authorization_code", paid ? "123456" : null)
                .with("extended_authorization", Payload.EMPTY.with("status", "disabled"))
                .with("incremental_authorization", Payload.EMPTY.with("status", "unavailable"))
                .withNulls("installments", "mandate")
                .with("multicapture", Payload.EMPTY.with("status", "unavailable"))
                .with("network", attempt.card().brand())
                .with("network_token", Payload.EMPTY.with("used", false))
                .withNulls("network_transaction_id")
                .with("regulated_status", "unregulated")
                .with("three_d_secure", attempt.authenticated() ? AUTHENTICATED : null);
        return Payload.EMPTY.with("card", card).with("type", "card");
    }

    static Payload paymentMethod(Shopper shopper, Card card) {
        return Payload.EMPTY
                .with("id", card.paymentMethod())
                .with("object", "payment_method")
                .with("allow_redisplay", "unspecified")
                .with("billing_details", billingDetails(shopper))
                .with("card", cardFacts(card).with("display_brand", card.brand()))
                .with("customer", shopper.account())
                .with("livemode", false)
                .with("metadata", Payload.EMPTY)
                .with("type", "card");
    }

    private static Payload cardFacts(Card card) {
        Payload checks = Payload.EMPTY
                .withNulls("address_line1_check", "address_postal_code_check")
                .with("cvc_check", "pass");
        return Payload.EMPTY
                .with("brand", card.brand())
                .with("checks", checks)
                .with("country", card.country())
                .with("exp_month", 12)
                .with("exp_year", EXPIRY_YEAR)
                .with("fingerprint", card.fingerprint())
                .with("funding", "credit")
                .with("last4", card.lastFour())
                .with("wallet", null);
    }
}
