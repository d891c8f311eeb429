package io.paythread.casework;

import io.paythread.platform.feed.FeedType;
import io.paythread.platform.feed.FeedTypes;
import io.paythread.platform.id.IdPrefix;
import jakarta.inject.Singleton;
import java.util.List;

/** What the feed tells of cases. */
@Singleton
class CaseworkFeed implements FeedTypes {
    static final FeedType THREAD_UPDATED = new FeedType(
            "thread.updated",
            1,
            IdPrefix.CASE_THREAD,
            "cases:read",
            "A ticket was linked to a payment, refund or dispute, or that link changed, was decided on, or went.");

    @Override
    public List<FeedType> types() {
        return List.of(THREAD_UPDATED);
    }
}
