package io.paythread.decline;

import java.util.Locale;

/** What the table says of another try with the same card. */
public enum RetryPolicy {
    /** The same card will not do. */
    NEVER,
    /** After a wait. */
    LATER,
    /** At once, and after that with a wait. */
    ONCE_NOW_THEN_LATER,
    /** When the customer has corrected something. */
    AFTER_CUSTOMER_FIX,
    /** When the customer has spoken with the bank. */
    AFTER_ISSUER_CONTACT,
    /** With the customer present. */
    ON_SESSION_ONLY,
    /** Not before people have decided. */
    WAIT_FOR_REVIEW,
    /** There is nothing to repeat. */
    NONE;

    /** The name on the wire. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static RetryPolicy ofWireName(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }
}
