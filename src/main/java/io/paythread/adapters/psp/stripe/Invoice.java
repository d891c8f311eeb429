package io.paythread.adapters.psp.stripe;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;
import io.paythread.fact.ObjectType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An invoice, read. Versions before 2025-03-31 name its charge and its payment intent; later ones list its payments, if
 * asked to, and tell the connection by {@code invoice_payment.paid}.
 */
record Invoice(StripeObject object, String id, Optional<String> payment, Optional<String> charge, Payer payer) {

    static Invoice of(StripeObject object, String id) {
        StripeObject listed = defaultPayment(object);
        Payer payer = Payer.of(
                object.id("customer"),
                new Payer.Contact(
                        object.text("customer_email"), object.text("customer_name"), object.text("customer_phone")));
        Optional<String> payment = object.id("payment_intent").or(() -> listed.id("payment_intent"));
        Optional<String> charge = object.id("charge").or(() -> listed.id("charge"));
        return new Invoice(object, id, payment, charge, payer);
    }

    private static StripeObject defaultPayment(StripeObject invoice) {
        return invoice.list("payments").stream()
                .filter(payment -> !Boolean.FALSE.equals(payment.flag("is_default")))
                .findFirst()
                .map(payment -> payment.at("payment"))
                .orElse(StripeObject.NOTHING);
    }

    /** The invoice, then the payment and the attempt that it names. */
    Matter matter() {
        return Matter.of(ObjectType.INVOICE, id)
                .with(ObjectType.PAYMENT, payment)
                .with(ObjectType.ATTEMPT, charge)
                .linking(ObjectType.SUBSCRIPTION, subscription())
                .linking(ObjectType.PAYMENT_METHOD, object.id("default_payment_method"))
                .belongingTo(payer.party());
    }

    private Optional<String> subscription() {
        return object.id("subscription").or(() -> object.id("parent", "subscription_details", "subscription"));
    }

    String key(String fact) {
        return "invoice:" + id + "/" + fact;
    }

    /** Everything known of the invoice. */
    Attributes.Builder state() {
        StripeObject error = object.at("last_finalization_error");
        return Common.of(object)
                .put(Attribute.AMOUNT, object.money("amount_due"))
                .put(Attribute.AMOUNT_DUE, object.money("amount_due"))
                .put(Attribute.AMOUNT_PAID, object.money("amount_paid"))
                .put(Attribute.AMOUNT_REMAINING, object.money("amount_remaining"))
                .put(Attribute.INVOICE_NUMBER, object.text("number"))
                .put(Attribute.BILLING_REASON, object.text("billing_reason"))
                .put(Attribute.COLLECTION_METHOD, object.text("collection_method"))
                .put(Attribute.ATTEMPT_COUNT, object.number("attempt_count"))
                .put(Attribute.NEXT_ATTEMPT_AT, object.time("next_payment_attempt"))
                .put(Attribute.INVOICE_DUE_AT, object.time("due_date"))
                .put(Attribute.PERIOD_START, object.time("period_start"))
                .put(Attribute.PERIOD_END, object.time("period_end"))
                .put(Attribute.URL, object.text("hosted_invoice_url"))
                .put(Attribute.RECEIPT_EMAIL, object.text("customer_email"))
                .put(Attribute.FAILURE_CODE, error.text("code"))
                .put(Attribute.FAILURE_MESSAGE, error.text("message"))
                .put(Attribute.STATUS, status());
    }

    /** Versions before 2018-11-08 have flags instead of a status. */
    private @Nullable String status() {
        String status = object.text("status");
        return status == null && Boolean.TRUE.equals(object.flag("paid")) ? "paid" : status;
    }
}
