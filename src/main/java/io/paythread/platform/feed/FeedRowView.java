package io.paythread.platform.feed;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the feed in JSON: the same in the feed, the stream and the webhooks.
 *
 * @param id stays the same, however often and by whatever way the row is told
 * @param cursor the place behind the row
 * @param type what changed, and how
 * @param recordedAt when we took it in
 * @param customer whose it is
 * @param revision of the customer: rises by one with each of its rows
 * @param source the connected account that it came from
 * @param subject the id of what changed
 * @param data what changed as it is now, in the API's own form; absent where it is gone, or the reader may not see it
 */
public record FeedRowView(
        String id,
        String object,
        String cursor,
        String type,
        Instant recordedAt,
        @Nullable String customer,
        @Nullable Long revision,
        @Nullable String source,
        @Nullable String subject,
        @Nullable Object data) {

    /** The view of a row; a type that this release does not know has no subject. */
    public static FeedRowView of(FeedRow row, Optional<FeedType> type, String cursor, @Nullable Rendered rendered) {
        return new FeedRowView(
                PublicId.format(IdPrefix.FEED_ENTRY, row.id()),
                "feed_entry",
                cursor,
                row.type(),
                row.recordedAt(),
                id(IdPrefix.CUSTOMER, row.customer()),
                row.revision(),
                id(IdPrefix.SOURCE, row.source()),
                type.map(known -> PublicId.format(known.subject(), row.subject()))
                        .orElse(null),
                rendered == null ? null : rendered.view());
    }

    private static @Nullable String id(IdPrefix prefix, @Nullable UUID id) {
        return id == null ? null : PublicId.format(prefix, id);
    }
}
