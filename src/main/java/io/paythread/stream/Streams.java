package io.paythread.stream;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.paythread.platform.feed.FeedCursors;
import io.paythread.platform.feed.FeedFilter;
import io.paythread.platform.feed.FeedState;
import io.paythread.platform.feed.FeedStore;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.queue.Ending;
import io.paythread.platform.queue.Loop;
import io.paythread.platform.queue.Outlet;
import io.paythread.security.Caller;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Opens streams, brings each up to the present, and looks after them. */
@Singleton
class Streams {
    /** Rows read at once for a reader who catches up; they have to fit into the smallest buffer. */
    private static final int PAGE = 100;

    private static final int AT_ONCE = 4;
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(2);

    private final Database database;
    private final FeedStore store;
    private final FeedCursors cursors;
    private final FeedRows rows;
    private final Broadcast broadcast;
    private final Seats seats;
    private final StreamMetrics metrics;
    private final StreamConfig config;
    private final ObjectMapper json;
    private final Set<Stream> open = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Stream> behind = new ConcurrentLinkedQueue<>();
    private final Loop reading;
    private final Loop looking;

    Streams(
            Database database,
            FeedStore store,
            FeedCursors cursors,
            FeedRows rows,
            Broadcast broadcast,
            Seats seats,
            StreamMetrics metrics,
            StreamConfig config,
            ObjectMapper json) {
        this.database = database;
        this.store = store;
        this.cursors = cursors;
        this.rows = rows;
        this.broadcast = broadcast;
        this.seats = seats;
        this.metrics = metrics;
        this.config = config;
        this.json = json;
        metrics.clients(open::size);
        this.reading = new Loop("streams-behind", LOOK, this::catchUp);
        this.looking = new Loop("streams-look", LOOK, this::lookAfter);
    }

    void start(@Observes StartupEvent event) {
        reading.start();
        looking.start();
    }

    void stop(@Observes ShutdownEvent event) {
        open.forEach(stream -> stream.cut(Frame.Cut.SHUTTING_DOWN));
        Ending.await("streams behind", reading.stop().chain(looking::stop), STOP);
    }

    /** How many there are. */
    int count() {
        return open.size();
    }

    /**
     * The rows from the start on, until the stream is over; refuses (429) where there are too many streams.
     *
     * @param standing whether the caller still may, asked again and again
     * @param reader takes what the outlet holds, and completes when the reader has gone or has had the last frame
     */
    Uni<Void> open(
            Caller caller,
            FeedFilter filter,
            Start start,
            Supplier<Uni<Boolean>> standing,
            Function<Outlet<Frame>, Uni<Void>> reader) {
        Seats.Seat seat = seats.take(caller);
        AtomicReference<@Nullable Stream> made = new AtomicReference<>();
        Outlet<Frame> outlet = new Outlet<>(config.buffer(), () -> gone(known(made), seat), () -> readOn(known(made)));
        Stream stream = new Stream(caller, filter, cursors, standing, outlet, metrics, config);
        made.set(stream);
        return Uni.createFrom().deferred(() -> {
            open.add(stream);
            return database.reading(store::state)
                    .invoke(state -> begin(stream, start, state))
                    .onFailure()
                    .invoke(outlet::leave)
                    .onCancellation()
                    .invoke(outlet::leave)
                    .chain(state -> reader.apply(outlet));
        });
    }

    /** The outlet calls back when somebody reads, which is after the stream was made. */
    private static Stream known(AtomicReference<@Nullable Stream> made) {
        return Objects.requireNonNull(made.get(), "the stream was made with its outlet");
    }

    private void begin(Stream stream, Start start, FeedState state) {
        start.in(state)
                .ifPresentOrElse(
                        from -> {
                            stream.begin(state.epoch(), from);
                            behind.add(stream);
                            reading.wake();
                        },
                        () -> stream.outlet()
                                .end(Frame.reset(cursors.encode(stream.filter(), state.epoch(), state.floor()))));
    }

    private void gone(Stream stream, Seats.Seat seat) {
        open.remove(stream);
        broadcast.leave(stream);
        seat.giveBack();
    }

    private void readOn(Stream stream) {
        if (stream.readsOn()) {
            behind.add(stream);
            reading.wake();
        }
    }

    private Uni<Loop.Next> catchUp() {
        List<Stream> some = IntStream.range(0, AT_ONCE)
                .mapToObj(i -> behind.poll())
                .filter(Objects::nonNull)
                .toList();
        if (some.isEmpty()) {
            return Uni.createFrom().item(Loop.Next.WAIT);
        }
        return Multi.createFrom()
                .iterable(some)
                .onItem()
                .transformToUni(this::catchUp)
                .merge(AT_ONCE)
                .collect()
                .asList()
                .replaceWith(Loop.Next.AGAIN);
    }

    /** One page; the next when the reader has had it. */
    private Uni<Void> catchUp(Stream stream) {
        if (stream.outlet().isOver() || stream.outlet().isClosing()) {
            return Uni.createFrom().voidItem();
        }
        return database.reading(tx -> store.after(tx, stream.position(), stream.filter(), PAGE))
                .chain(page -> rows.seen(stream.caller(), stream.filter(), stream.epoch(), page.rows())
                        .invoke(seen -> stream.send(
                                seen.stream()
                                        .map(view -> Frames.frame(json, view))
                                        .toList(),
                                page.end())))
                .invoke(() -> goOn(stream))
                .replaceWithVoid()
                .onFailure()
                .recoverWithUni(failure -> {
                    stream.cut(Frame.Cut.FAILED);
                    return Uni.createFrom().voidItem();
                });
    }

    private void goOn(Stream stream) {
        if (stream.outlet().isOver()) {
            return;
        }
        if (broadcast.join(stream)) {
            // It may have gone meanwhile, and then left before it joined.
            if (stream.outlet().isOver()) {
                broadcast.leave(stream);
            }
        } else {
            stream.stayBehind();
            if (stream.outlet().isEmpty()) {
                readOn(stream);
            }
        }
    }

    private Uni<Loop.Next> lookAfter() {
        open.forEach(Stream::beat);
        return Multi.createFrom()
                .iterable(List.copyOf(open))
                .filter(Stream::isToBeChecked)
                .onItem()
                .transformToUni(this::check)
                .merge(AT_ONCE)
                .collect()
                .asList()
                .replaceWith(Loop.Next.WAIT);
    }

    private Uni<Void> check(Stream stream) {
        return stream.stands()
                .onFailure()
                .recoverWithItem(false)
                .invoke(stands -> {
                    if (!stands) {
                        stream.cut(Frame.Cut.NOT_ALLOWED);
                    }
                })
                .replaceWithVoid();
    }
}
