package io.paythread.dispute;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An address for calendars in JSON.
 *
 * @param feedToken shown once, when it is made
 * @param path where the calendar is, with the token; shown once
 */
record CalendarFeedView(
        String id,
        String object,
        @Nullable String feedToken,
        @Nullable String path,
        String createdBy,
        Instant createdAt) {
    static CalendarFeedView of(CalendarFeed feed) {
        return new CalendarFeedView(feed.publicId(), "calendar_feed", null, null, feed.createdBy(), feed.createdAt());
    }

    static CalendarFeedView of(CalendarFeed feed, String token) {
        return new CalendarFeedView(
                feed.publicId(),
                "calendar_feed",
                token,
                "/v1/disputes/calendar.ics?feed_token=" + token,
                feed.createdBy(),
                feed.createdAt());
    }
}
