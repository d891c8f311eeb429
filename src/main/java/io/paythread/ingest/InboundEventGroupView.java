package io.paythread.ingest;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A group of events as JSON.
 *
 * @param object always {@code inbound_event_group}
 * @param example the latest event of the group
 */
record InboundEventGroupView(
        String object,
        String state,
        String reason,
        @Nullable String detail,
        String source,
        String type,
        long count,
        Instant firstReceivedAt,
        Instant lastReceivedAt,
        String example) {

    static InboundEventGroupView of(InboundEventGroup group) {
        return new InboundEventGroupView(
                "inbound_event_group",
                group.state(),
                group.reason(),
                group.detail().orElse(null),
                PublicId.format(IdPrefix.SOURCE, group.source()),
                group.type(),
                group.count(),
                group.firstAt(),
                group.lastAt(),
                PublicId.format(IdPrefix.INBOUND_EVENT, group.example()));
    }
}
