package io.paythread.export;

import io.paythread.security.Caller;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An export as it is stored.
 *
 * @param caller who asked, with what they might do then
 * @param epoch rises when somebody is erased while it is made
 * @param feedCursor from where the feed goes on; empty until the first row is read
 */
record Export(
        UUID id,
        UUID job,
        String resource,
        Map<String, String> filter,
        Form form,
        Caller caller,
        State state,
        int epoch,
        Optional<String> feedCursor,
        Optional<Long> rows,
        Instant createdAt,
        Optional<Instant> finishedAt,
        Optional<Instant> expiresAt) {

    /** Where it stands. */
    enum State {
        /** It is made, or waits for that. */
        OPEN,
        /** Its files can be fetched. */
        READY,
        /** Its job was cancelled or given up. */
        DROPPED,
        /** Its files went with somebody who stands in them. */
        ERASED,
        /** Its time is up. */
        EXPIRED
    }

    /** Whether its files can be fetched at a time. */
    boolean isThere(Instant now) {
        return state == State.READY && expiresAt.filter(now::isBefore).isPresent();
    }
}
