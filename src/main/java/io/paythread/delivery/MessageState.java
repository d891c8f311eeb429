package io.paythread.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How far a message is. */
enum MessageState {
    /** To be sent, now or later; also while its endpoint is disabled. */
    PENDING,
    DELIVERED,
    /** All attempts are used up, or the receiver is gone. */
    FAILED,
    /** Its endpoint was deleted before. */
    CANCELLED;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MessageState of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    static List<String> wireNames() {
        return Arrays.stream(values()).map(MessageState::wireName).toList();
    }
}
