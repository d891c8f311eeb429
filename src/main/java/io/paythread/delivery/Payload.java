package io.paythread.delivery;

import java.util.Locale;

/** How much a message says. */
enum Payload {
    /** That something changed, and where to read it. */
    THIN,
    /** What changed, as the API shows it. */
    FULL;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Payload of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
