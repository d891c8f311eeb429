package io.paythread.delivery;

import io.paythread.platform.feed.FeedRow;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What one endpoint is told of one change.
 *
 * @param id the {@code webhook-id}
 * @param row the row of the feed that it tells of; empty for a test
 * @param recordedAt when that happened
 * @param attempts how often it was sent
 * @param dueAt when it is sent next, if it is pending
 * @param finishedAt when it was delivered or given up
 */
record Message(
        UUID id,
        UUID endpoint,
        String type,
        Optional<FeedRow> row,
        Instant recordedAt,
        MessageState state,
        int attempts,
        Instant dueAt,
        Instant createdAt,
        Optional<Instant> finishedAt) {
    /** The type of a message by which somebody tries an endpoint. */
    static final String TEST = "endpoint.test";

    String publicId() {
        return PublicId.format(IdPrefix.WEBHOOK_MESSAGE, id);
    }
}
