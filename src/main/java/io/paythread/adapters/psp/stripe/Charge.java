package io.paythread.adapters.psp.stripe;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.ObjectType;
import io.paythread.platform.money.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A charge, read: one attempt. Charges from before payment intents have none and are a matter of their own.
 *
 * @param payment the payment intent that it belongs to
 */
record Charge(StripeObject object, String id, Optional<String> payment, Payer payer) {

    static Charge of(StripeObject object, String id) {
        Payer payer = Payer.of(
                        object.id("customer"),
                        Payer.Contact.of(object.at("billing_details")),
                        Payer.Contact.ofEmail(object.text("receipt_email")),
                        Payer.Contact.of(object.at("source", "owner")))
                .withCard(MethodDetails.fingerprint(MethodDetails.of(object)));
        return new Charge(object, id, object.id("payment_intent"), payer);
    }

    /** The attempt, then its payment and the invoice that it pays. */
    Matter matter() {
        return Matter.of(ObjectType.ATTEMPT, id)
                .with(ObjectType.PAYMENT, payment)
                .with(ObjectType.INVOICE, object.id("invoice"))
                .linking(ObjectType.PAYMENT_METHOD, object.id("payment_method"))
                .belongingTo(payer.party());
    }

    /** The payment first, where there is one. */
    Matter matterOfPayment() {
        return matter().ledBy(ObjectType.PAYMENT, payment);
    }

    /** The key of a fact of the payment, or of the attempt where it stands alone. */
    String key(String fact) {
        return payment.map(pi -> "payment:" + pi).orElse("attempt:" + id) + "/" + fact;
    }

    /** Method, outcome, codes and labels: what is as true of the payment as of the attempt. */
    Attributes.Builder details() {
        Attributes.Builder builder = Common.labels(object).putAll(MethodDetails.attributes(MethodDetails.of(object)));
        String descriptor = object.text("calculated_statement_descriptor");
        builder.put(Attribute.BILLING_EMAIL, object.text("billing_details", "email"))
                .put(Attribute.BILLING_NAME, object.text("billing_details", "name"))
                .put(Attribute.BILLING_ADDRESS, Common.address(object.at("billing_details", "address")))
                .put(Attribute.BILLING_PHONE, object.text("billing_details", "phone"))
                .putAll(Common.shipping(object.at("shipping")).build())
                .putAll(Common.purchase(object).build())
                .put(Attribute.RECEIPT_EMAIL, object.text("receipt_email"))
                .put(
                        Attribute.STATEMENT_DESCRIPTOR,
                        descriptor == null ? object.text("statement_descriptor") : descriptor);
        putOutcome(builder, object.at("outcome"));
        return builder.put(Attribute.FAILURE_CODE, object.text("failure_code"))
                .put(Attribute.FAILURE_MESSAGE, object.text("failure_message"));
    }

    /** Everything known of the attempt. */
    Attributes state() {
        StripeObject settled = object.at("balance_transaction");
        return details()
                .put(Attribute.STATUS, object.text("status"))
                .put(Attribute.CREATED_AT, object.time("created"))
                .put(Attribute.AMOUNT, object.money("amount"))
                .put(Attribute.AMOUNT_CAPTURED, object.money("amount_captured"))
                .put(Attribute.AMOUNT_REFUNDED_TOTAL, refunded())
                .put(Attribute.FEE, settled.money("fee"))
                .put(Attribute.NET, settled.money("net"))
                .build();
    }

    /** Whether the bank only holds the amount; versions before 2013 do not say and always collected. */
    boolean onlyHeld() {
        return Boolean.FALSE.equals(object.flag("captured"));
    }

    /**
     * What went back to the customer so far. Stripe counts what was held and never collected as refunded: the whole of a
     * released hold, the rest of a partial capture ("any additional amount will be automatically refunded").
     */
    @Nullable
    Money refunded() {
        Long refunded = object.number("amount_refunded");
        if (refunded == null) {
            return null;
        }
        long returned = onlyHeld() ? 0 : Math.max(0, refunded - released());
        return StripeCurrencies.money(returned, object.text("currency"));
    }

    private long released() {
        Long held = object.number("amount");
        Long collected = object.number("amount_captured");
        return held == null || collected == null || collected <= 0 || collected > held ? 0 : held - collected;
    }

    /** Where the issuer declined, the reason of the outcome is the decline code (docs.stripe.com/declines). */
    private static void putOutcome(Attributes.Builder builder, StripeObject outcome) {
        String reason = outcome.text("reason");
        boolean declined = "issuer_declined".equals(outcome.text("type"));
        builder.put(Attribute.OUTCOME_TYPE, outcome.text("type"))
                .put(Attribute.OUTCOME_REASON, reason)
                .put(Attribute.DECLINE_CODE, declined ? reason : null)
                .put(Attribute.NETWORK_STATUS, outcome.text("network_status"))
                .put(Attribute.NETWORK_DECLINE_CODE, outcome.text("network_decline_code"))
                .put(Attribute.NETWORK_ADVICE_CODE, outcome.text("network_advice_code"))
                .put(Attribute.ADVICE_CODE, outcome.text("advice_code"))
                .put(Attribute.RISK_LEVEL, outcome.text("risk_level"))
                .put(Attribute.RISK_SCORE, outcome.number("risk_score"))
                .put(Attribute.SELLER_MESSAGE, outcome.text("seller_message"));
    }
}
