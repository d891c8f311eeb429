package io.paythread.decline;

import java.util.Locale;

/** What a text leaves open. Each has one type of value; a text that names another does not load. */
enum Placeholder {
    /** The merchant's name, as the cardholder's statement has it. */
    MERCHANT,
    /** Money. */
    AMOUNT,
    /** A currency. */
    CURRENCY,
    /** A day. */
    DATE,
    /** Where the customer changes the stored card. */
    UPDATE_LINK,
    /** Where the customer pays. */
    PAY_LINK,
    /** A wallet or another provider of a method. */
    PROVIDER,
    /** What was paid with. */
    METHOD,
    /** By which the customer's bank finds a refund. */
    REFERENCE;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
