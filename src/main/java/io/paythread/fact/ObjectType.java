package io.paythread.fact;

import java.util.Locale;

/** The kinds of objects that a provider speaks of, in our words. */
public enum ObjectType {
    /** What a customer pays for once: Stripe's payment intent. */
    PAYMENT,
    /** One try to collect a payment: Stripe's charge. */
    ATTEMPT,
    REFUND,
    DISPUTE,
    EARLY_FRAUD_WARNING,
    REVIEW,
    CHECKOUT,
    /** Saving a payment method for later: Stripe's setup intent. */
    SETUP,
    PAYMENT_METHOD,
    MANDATE,
    INVOICE,
    CREDIT_NOTE,
    SUBSCRIPTION,
    /** An identity at a source: Stripe's customer, a helpdesk's user, a guest's e-mail address. */
    ACCOUNT,
    TICKET,
    MESSAGE;

    /** The name on the wire and in the database. A constant's name never changes. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of this name on the wire. */
    public static ObjectType ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
