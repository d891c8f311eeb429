package io.paythread.stream;

import io.paythread.platform.feed.FeedCursors;
import io.paythread.platform.feed.FeedCursors.Place;
import io.paythread.platform.feed.FeedFilter;
import io.paythread.platform.feed.FeedPosition;
import io.paythread.platform.feed.FeedState;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where somebody begins to read. */
sealed interface Start {
    /** The place in the feed; empty where it is no more. */
    Optional<FeedPosition> in(FeedState state);

    /** What {@code after} says; refuses a cursor that is not one of ours, or of other filters. */
    static Start read(FeedCursors cursors, FeedFilter filter, @Nullable String after, Start otherwise) {
        if (after == null) {
            return otherwise;
        }
        return switch (after) {
            case "earliest" -> new Earliest();
            case "now" -> new Now();
            default -> new Behind(cursors.decode(filter, after));
        };
    }

    /** With the oldest row that is kept. */
    record Earliest() implements Start {
        @Override
        public Optional<FeedPosition> in(FeedState state) {
            return Optional.of(state.floor());
        }
    }

    /** With what comes from now on. */
    record Now() implements Start {
        @Override
        public Optional<FeedPosition> in(FeedState state) {
            return Optional.of(state.horizon());
        }
    }

    /** Where a cursor was given out. */
    record Behind(Place place) implements Start {
        @Override
        public Optional<FeedPosition> in(FeedState state) {
            return Optional.of(place).filter(known -> known.isGood(state)).map(Place::position);
        }
    }
}
