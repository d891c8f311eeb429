package io.paythread.platform.feed;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visible change, as it stands in the feed.
 *
 * @param id stays the same for ever, so that a reader can drop what it has had
 * @param subject what changed
 * @param customer whose it is; null where nobody knows yet
 * @param revision the customer's, which rises by one with each row of this customer
 * @param source where it comes from; null where it comes from no source
 */
public record FeedRow(
        FeedPosition position,
        UUID id,
        String type,
        UUID subject,
        @Nullable UUID customer,
        @Nullable Long revision,
        @Nullable UUID source,
        Instant recordedAt) {}
