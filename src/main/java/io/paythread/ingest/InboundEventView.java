package io.paythread.ingest;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event of the log as JSON.
 *
 * @param object always {@code inbound_event}
 * @param type the provider's name of the type
 * @param form snapshot or thin
 * @param origin webhook or reconcile
 * @param state pending, projected, ignored, dead or needs_fetch
 * @param reason a stable word, where it did not become facts
 * @param occurredAt the provider's time
 * @param receivedAt our door
 * @param bytes size as received
 * @param sha256 of the bytes as received
 * @param redactions how many card numbers and codes were taken out before it was stored
 */
record InboundEventView(
        String id,
        String object,
        String source,
        String type,
        String form,
        String origin,
        String state,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable Instant occurredAt,
        Instant receivedAt,
        int bytes,
        String sha256,
        int redactions,
        List<Ref> externalRefs) {

    static InboundEventView of(InboundEventRow row) {
        String source = PublicId.format(IdPrefix.SOURCE, row.source());
        return new InboundEventView(
                PublicId.format(IdPrefix.INBOUND_EVENT, row.id()),
                "inbound_event",
                source,
                row.type(),
                row.form(),
                row.origin(),
                row.state(),
                row.reason().orElse(null),
                row.detail().orElse(null),
                row.providerTime().orElse(null),
                row.receivedAt(),
                row.size(),
                row.sha256(),
                row.redactions(),
                List.of(new Ref(source, "event", row.reference())));
    }

    /** The provider's id of the event, or the digest that stands for it. */
    record Ref(String source, String type, String id) {}
}
