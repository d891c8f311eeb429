package io.paythread.delivery;

import java.util.Locale;

/** Why an endpoint is not sent to. */
enum DisableReason {
    /** Somebody wanted it so. */
    PERSON,
    /** It answered 410. */
    GONE,
    /** It did nothing but fail for too long. */
    FAILING;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DisableReason of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
