package io.paythread.dispute;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import java.util.UUID;

/** An address under which a calendar reads deadlines. Its token is known to whoever made it, and to nobody here. */
record CalendarFeed(UUID id, String createdBy, Instant createdAt) {
    String publicId() {
        return PublicId.format(IdPrefix.CALENDAR_FEED, id);
    }
}
