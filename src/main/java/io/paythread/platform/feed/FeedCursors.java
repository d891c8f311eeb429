package io.paythread.platform.feed;

import io.paythread.platform.page.Cursors;
import io.paythread.platform.page.QueryDigest;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Spells places of the feed for readers: signed, bound to the filters that they were given for, and to the epoch in which
 * they mean anything. The feed, the stream and the webhooks take each other's, for the same filters.
 */
@Singleton
public class FeedCursors {
    private static final String LIST = "/v1/feed";

    private final Cursors cursors;

    FeedCursors(Cursors cursors) {
        this.cursors = cursors;
    }

    /** A place and the epoch in which it was given out. */
    public record Place(String epoch, FeedPosition position) {
        /**
         * Whether the feed still knows everything behind it. The state has to be read after the cursor was handed in: the
         * horizon only rises, so that nothing beyond it can have been given out, by any process. A place that lies there
         * is of a database that was put back to an earlier state (epoch and floor are the same where its files were
         * copied), or of transactions that a crash has undone: what is appended next would come before it, unseen.
         */
        public boolean isGood(FeedState state) {
            return epoch.equals(state.epoch())
                    && !state.floor().isAfter(position)
                    && !position.isAfter(state.horizon());
        }
    }

    public String encode(FeedFilter filter, String epoch, FeedPosition position) {
        return cursors.encode(digest(filter), epoch, Long.toString(position.xid()), Long.toString(position.seq()));
    }

    /** Refuses what was not given out here, and what was given for other filters. */
    public Place decode(FeedFilter filter, String cursor) {
        List<String> words = cursors.decode(digest(filter), cursor);
        return new Place(words.get(0), new FeedPosition(Long.parseLong(words.get(1)), Long.parseLong(words.get(2))));
    }

    private static QueryDigest digest(FeedFilter filter) {
        TreeMap<String, List<String>> words = new TreeMap<>();
        if (!filter.types().isEmpty()) {
            words.put("type", List.copyOf(filter.types()));
        }
        filter.customer().map(UUID::toString).ifPresent(id -> words.put("customer", List.of(id)));
        filter.source().map(UUID::toString).ifPresent(id -> words.put("source", List.of(id)));
        return QueryDigest.of(LIST, words);
    }
}
