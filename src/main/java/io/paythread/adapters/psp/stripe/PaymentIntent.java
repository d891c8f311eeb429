package io.paythread.adapters.psp.stripe;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.ObjectType;
import java.util.List;
import java.util.Optional;

/**
 * A payment intent, read.
 *
 * @param charges its charges as far as they stand there in full: versions before 2022-11-15 list them, newest first,
 *     later ones name the latest only
 */
record PaymentIntent(StripeObject object, String id, List<StripeObject> charges, Payer payer) {
    /** The customer failed the bank's check, so that nothing was sent to the card network and no charge exists. */
    private static final String NOT_AUTHENTICATED = "payment_intent_authentication_failure";

    PaymentIntent {
        charges = List.copyOf(charges);
    }

    static PaymentIntent of(StripeObject object, String id) {
        StripeObject latest = object.at("latest_charge");
        List<StripeObject> charges = latest.exists() ? List.of(latest) : object.list("charges");
        StripeObject charge = charges.isEmpty() ? StripeObject.NOTHING : charges.get(0);
        Payer payer = Payer.of(
                object.id("customer"),
                Payer.Contact.of(charge.at("billing_details")),
                Payer.Contact.ofEmail(object.text("receipt_email")),
                Payer.Contact.of(object.at("last_payment_error", "payment_method", "billing_details")));
        return new PaymentIntent(object, id, charges, payer);
    }

    /** The payment, then the attempt that the fact concerns and the invoice that it pays. */
    Matter matter(Optional<String> attempt) {
        return Matter.of(ObjectType.PAYMENT, id)
                .with(ObjectType.ATTEMPT, attempt)
                .with(ObjectType.INVOICE, object.id("invoice"))
                .linking(ObjectType.PAYMENT_METHOD, object.id("payment_method"))
                .linking(ObjectType.PAYMENT_METHOD, object.id("last_payment_error", "payment_method"))
                .belongingTo(payer.party());
    }

    String key(String fact) {
        return "payment:" + id + "/" + fact;
    }

    /** The newest attempt. */
    Optional<String> latestAttempt() {
        return object.id("latest_charge")
                .or(() -> charges.stream().flatMap(c -> c.id("id").stream()).findFirst());
    }

    /** The attempt that failed; empty where the failure came before a charge was made. */
    Optional<String> failedAttempt() {
        StripeObject error = object.at("last_payment_error");
        Optional<String> named = error.id("charge");
        return named.isPresent() || NOT_AUTHENTICATED.equals(error.text("code")) ? named : latestAttempt();
    }

    /** The charge with this id, as far as it stands there in full. */
    StripeObject charge(Optional<String> chargeId) {
        return charges.stream()
                .filter(charge -> chargeId.isPresent() && charge.id("id").equals(chargeId))
                .findFirst()
                .orElse(StripeObject.NOTHING);
    }

    /** Everything known of the payment. */
    Attributes.Builder state() {
        Attributes.Builder builder = Common.of(object);
        Common.putOrClear(builder, Attribute.NEXT_ACTION, object, "next_action", "type");
        return builder.put(Attribute.AMOUNT, object.money("amount"))
                .put(Attribute.AMOUNT_CAPTURED, object.money("amount_received"))
                .put(Attribute.CAPTURE_METHOD, object.text("capture_method"))
                .putAll(Common.shipping(object.at("shipping")).build())
                .putAll(Common.purchase(object).build())
                .put(Attribute.CANCELLATION_REASON, object.text("cancellation_reason"))
                .put(Attribute.RECEIPT_EMAIL, object.text("receipt_email"))
                .put(Attribute.STATEMENT_DESCRIPTOR, object.text("statement_descriptor"));
    }

    /** What the last error says: codes, and the method that was tried. */
    Attributes error() {
        return PaymentError.attributes(object.at("last_payment_error"));
    }
}
