package io.paythread.delivery;

import io.paythread.platform.feed.FeedState;
import io.paythread.platform.feed.FeedStore;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.time.Every;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The epoch that cursors belong to, asked for once in a while: it changes with a restore or a failover only. */
@Singleton
class FeedEpoch {
    /** For so long after a failover, receivers may get a cursor that is refused; they read anew then, as they must. */
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final Database database;
    private final FeedStore feed;
    private final Every refreshing = new Every(KEPT);
    private volatile @Nullable String known;

    FeedEpoch(Database database, FeedStore feed) {
        this.database = database;
        this.feed = feed;
    }

    Uni<String> present() {
        String epoch = known;
        return epoch != null && !refreshing.due()
                ? Uni.createFrom().item(epoch)
                : database.reading(feed::state).map(FeedState::epoch).invoke(read -> known = read);
    }
}
