package io.paythread.delivery;

import java.util.Locale;

/** Whether an endpoint is sent to. */
enum EndpointState {
    ACTIVE,
    /** Gets nothing for now; what it misses is kept. */
    DISABLED,
    /** Gets nothing any more. */
    DELETED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EndpointState of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
