package io.paythread.ingest.spi;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One event as stored: redacted bytes and what was known at the door.
 *
 * @param reference the provider's id of the event, unique within the source
 * @param providerTime when the provider says that it happened
 * @param receivedAt our door
 */
public record InboundEvent(
        UUID id,
        UUID source,
        String reference,
        String type,
        Optional<Instant> providerTime,
        Instant receivedAt,
        SplitEvent.Form form,
        byte[] body) {

    @Override
    public String toString() {
        return "InboundEvent[" + id + " " + type + " " + body.length + " bytes]";
    }
}
