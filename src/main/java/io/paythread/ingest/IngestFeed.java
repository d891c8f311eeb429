package io.paythread.ingest;

import io.paythread.platform.feed.FeedType;
import io.paythread.platform.feed.FeedTypes;
import io.paythread.platform.id.IdPrefix;
import jakarta.inject.Singleton;
import java.util.List;

/** What the feed tells of sources. */
@Singleton
class IngestFeed implements FeedTypes {
    static final FeedType COMPLETENESS_CHANGED = new FeedType(
            "completeness.changed",
            1,
            IdPrefix.SOURCE,
            "customers:read",
            "A hole in what a source told was suspected, found or filled.");

    @Override
    public List<FeedType> types() {
        return List.of(COMPLETENESS_CHANGED);
    }
}
