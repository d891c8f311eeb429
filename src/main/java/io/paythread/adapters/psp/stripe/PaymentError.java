package io.paythread.adapters.psp.stripe;

import io.paythread.fact.Attribute;
import io.paythread.fact.Attributes;

/** The error of a payment intent or a setup intent: why (decline code), what to do (advice code), the network's words. */
final class PaymentError {
    private PaymentError() {}

    static Attributes attributes(StripeObject error) {
        StripeObject method = error.at("payment_method");
        return Attributes.builder()
                .putAll(method.exists() ? MethodDetails.attributes(method) : Attributes.NONE)
                .put(Attribute.BILLING_EMAIL, method.text("billing_details", "email"))
                .put(Attribute.BILLING_NAME, method.text("billing_details", "name"))
                .put(Attribute.FAILURE_CODE, error.text("code"))
                .put(Attribute.FAILURE_MESSAGE, error.text("message"))
                .put(Attribute.DECLINE_CODE, error.text("decline_code"))
                .put(Attribute.ADVICE_CODE, error.text("advice_code"))
                .put(Attribute.NETWORK_DECLINE_CODE, error.text("network_decline_code"))
                .put(Attribute.NETWORK_ADVICE_CODE, error.text("network_advice_code"))
                .build();
    }
}
