package io.paythread.platform.feed;

import java.util.List;

/**
 * Rows behind a place.
 *
 * @param end the place to go on from: everything before it was looked at, also where nothing was found
 * @param more whether there may be more behind it at once
 */
public record FeedPage(List<FeedRow> rows, FeedPosition end, boolean more) {
    public FeedPage {
        rows = List.copyOf(rows);
    }
}
