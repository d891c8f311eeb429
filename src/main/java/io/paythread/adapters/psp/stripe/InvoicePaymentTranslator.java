package io.paythread.adapters.psp.stripe;

import io.paythread.fact.Attributes;
import io.paythread.fact.Fact;
import io.paythread.fact.ObjectType;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which payment pays which invoice, since API version 2025-03-31. Only the default payment joins the two: an invoice can
 * have further, partial payments, and one payment can be put on several invoices.
 */
final class InvoicePaymentTranslator implements Family {

    @Override
    public Set<String> types() {
        return Set.of("invoice_payment.paid");
    }

    /** The object concerned is the invoice. */
    @Override
    public Optional<String> id(StripeObject payment) {
        return payment.id("invoice");
    }

    @Override
    public List<Fact> translate(StripeEvent event) {
        StripeObject paid = event.object().at("payment");
        boolean joins = !Boolean.FALSE.equals(event.object().flag("is_default"));
        Matter invoice = Matter.of(ObjectType.INVOICE, event.id());
        Matter matter = joins
                ? invoice.with(ObjectType.PAYMENT, paid.id("payment_intent"))
                        .with(ObjectType.ATTEMPT, paid.id("charge"))
                : invoice.linking(ObjectType.PAYMENT, paid.id("payment_intent"))
                        .linking(ObjectType.ATTEMPT, paid.id("charge"));
        return List.of(matter.described(event.snapshot(event.created(), 2), Attributes.NONE));
    }
}
