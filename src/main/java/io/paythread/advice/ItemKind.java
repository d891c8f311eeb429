package io.paythread.advice;

import java.util.Locale;

/** What monitoring programmes count. An object can be of several kinds. */
enum ItemKind {
    /** A card payment that was collected, on the day of its capture. */
    PAYMENT,
    /** One of these whose payer was authenticated (3-D Secure). */
    AUTHENTICATED_PAYMENT,
    /** A report of fraud (TC40, SAFE), on the day on which it came. */
    EARLY_FRAUD_WARNING,
    /** A chargeback, whatever becomes of it, on the day on which it was opened. */
    DISPUTE,
    /** One of these for fraud. */
    FRAUD_DISPUTE;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ItemKind of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
