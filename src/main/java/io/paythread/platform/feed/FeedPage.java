package io.paythread.platform.feed;

import java.util.List;

/**
 * Rows behind a place.
 *
 * @param end the place to go on from: everything before it was looked at, also where nothing was found
 * @param more whether there may be more behind it at once
 * @param near whether there is more that is seen as soon as transactions under way have ended
 */
public record FeedPage(List<FeedRow> rows, FeedPosition end, boolean more, boolean near) {
    public FeedPage {
        rows = List.copyOf(rows);
    }
}
