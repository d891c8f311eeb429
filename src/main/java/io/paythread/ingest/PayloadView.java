package io.paythread.ingest;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The shape of an event's bytes.
 *
 * @param object always {@code inbound_event_payload}
 * @param format json or text
 * @param payload absent where the bytes are no JSON
 * @param hidden how many values are not shown
 */
record PayloadView(
        String object,
        String inboundEvent,
        String format,
        int bytes,
        int hidden,
        @Nullable Map<String, @Nullable Object> payload) {

    static PayloadView of(UUID event, PayloadShape shape) {
        return new PayloadView(
                "inbound_event_payload",
                PublicId.format(IdPrefix.INBOUND_EVENT, event),
                shape.payload().isPresent() ? "json" : "text",
                shape.bytes(),
                shape.hidden(),
                shape.payload().orElse(null));
    }
}
