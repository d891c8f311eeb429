package io.paythread.stream;

import io.paythread.platform.feed.FeedConfig;
import io.paythread.platform.feed.FeedCursors;
import io.paythread.platform.feed.FeedFilter;
import io.paythread.platform.feed.FeedPage;
import io.paythread.platform.feed.FeedPosition;
import io.paythread.platform.feed.FeedRowView;
import io.paythread.platform.feed.FeedState;
import io.paythread.platform.feed.FeedStore;
import io.paythread.platform.feed.FeedTail;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reads the feed page by page. */
@Singleton
class Feed {
    private final Database database;
    private final FeedStore store;
    private final FeedTail tail;
    private final FeedCursors cursors;
    private final FeedRows rows;
    private final FeedConfig config;
    private final Seats seats;
    private final Clock clock;

    Feed(
            Database database,
            FeedStore store,
            FeedTail tail,
            FeedCursors cursors,
            FeedRows rows,
            FeedConfig config,
            Seats seats,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.tail = tail;
        this.cursors = cursors;
        this.rows = rows;
        this.config = config;
        this.seats = seats;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param patience how long to wait for rows where there are none
     */
    record Question(FeedFilter filter, Start start, int limit, Duration patience) {}

    /** A page; {@code next} leads on, also where there is nothing yet. */
    record Answer(List<FeedRowView> rows, String next, boolean more) {}

    /** Refuses (410) a cursor whose place is no more. Holds no connection while it waits. */
    Uni<Answer> page(Caller caller, Question asked) {
        return database.reading(store::state).chain(state -> {
            FeedPosition from = asked.start().in(state).orElseThrow(() -> expired(asked.filter(), state));
            return pageOrWait(caller, asked, from)
                    .chain(page -> rows.seen(caller, asked.filter(), state.epoch(), page.rows())
                            .map(seen -> new Answer(
                                    seen, cursors.encode(asked.filter(), state.epoch(), page.end()), page.more())));
        });
    }

    ServiceException expired(FeedFilter filter, FeedState state) {
        return ServiceException.expired(
                "Rows stay for " + config.retention().toHours()
                        + " hours, and cursors end with a restore of the database. Read the resources anew, then go"
                        + " on from earliest_cursor.",
                cursors.encode(filter, state.epoch(), state.floor()));
    }

    private Uni<FeedPage> pageOrWait(Caller caller, Question asked, FeedPosition from) {
        return read(asked, from).chain(page -> {
            if (isSome(page) || asked.patience().isZero()) {
                return Uni.createFrom().item(page);
            }
            Seats.Seat seat = seats.take(caller);
            return await(asked, page, clock.instant().plus(asked.patience()))
                    .onTermination()
                    .invoke(seat::giveBack);
        });
    }

    private Uni<FeedPage> await(Question asked, FeedPage last, Instant until) {
        Duration left = Duration.between(clock.instant(), until);
        if (left.isNegative() || left.isZero()) {
            return Uni.createFrom().item(last);
        }
        return tail.next(last.end(), asked.filter())
                .ifNoItem()
                .after(left)
                .recoverWithItem(false)
                .chain(came -> !came
                        ? Uni.createFrom().item(last)
                        : read(asked, last.end())
                                .chain(page -> isSome(page) ? Uni.createFrom().item(page) : await(asked, page, until)));
    }

    private Uni<FeedPage> read(Question asked, FeedPosition from) {
        return database.reading(tx -> store.after(tx, from, asked.filter(), asked.limit()));
    }

    private static boolean isSome(FeedPage page) {
        return !page.rows().isEmpty() || page.more();
    }
}
