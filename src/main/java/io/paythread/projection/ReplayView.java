package io.paythread.projection;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of one replay.
 *
 * @param object always {@code replay}
 * @param before the state that the event had
 * @param state the state that it has now
 * @param changes how many rows the feed got
 */
record ReplayView(
        String object,
        String inboundEvent,
        String before,
        String state,
        @Nullable String reason,
        @Nullable String detail,
        long changes) {

    static ReplayView of(UUID event, OutcomeStore.Stated before, OutcomeStore.Stated after, Replayed done) {
        return new ReplayView(
                "replay",
                PublicId.format(IdPrefix.INBOUND_EVENT, event),
                before.state(),
                after.state(),
                after.reason(),
                after.detail(),
                done.changes());
    }
}
