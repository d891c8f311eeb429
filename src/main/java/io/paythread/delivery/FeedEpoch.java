package io.paythread.delivery;

import io.paythread.platform.feed.FeedPosition;
import io.paythread.platform.feed.FeedState;
import io.paythread.platform.feed.FeedStore;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.time.Every;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The epoch that a place of the feed belongs to; asked for anew where a place lies beyond what was known. */
@Singleton
class FeedEpoch {
    /** For so long after a failover, receivers may get a cursor that is refused; they read anew then, as they must. */
    private static final Duration KEPT = Duration.ofSeconds(30);

    /** Of messages that were made before the database was restored from a dump: their places mean nothing any more. */
    private static final String FORMER = "former";

    private final Database database;
    private final FeedStore feed;
    private final Every refreshing = new Every(KEPT);
    private volatile @Nullable FeedState known;

    FeedEpoch(Database database, FeedStore feed) {
        this.database = database;
        this.feed = feed;
    }

    /** A message is made of what can be read: in its own epoch, its place always lies before the horizon. */
    Uni<String> of(FeedPosition position) {
        FeedState state = known;
        return state != null && !refreshing.due() && state.horizon().isAfter(position)
                ? Uni.createFrom().item(state.epoch())
                : database.reading(feed::state).invoke(read -> known = read).map(read -> epoch(read, position));
    }

    static String epoch(FeedState state, FeedPosition position) {
        return state.horizon().isAfter(position) ? state.epoch() : FORMER;
    }
}
