package io.paythread.stream;

import io.paythread.platform.feed.FeedCursors;
import io.paythread.platform.feed.FeedFilter;
import io.paythread.platform.feed.FeedPosition;
import io.paythread.platform.feed.FeedRow;
import io.paythread.platform.queue.Outlet;
import io.paythread.platform.time.Every;
import io.paythread.security.Caller;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** One reader's stream: what they want, where they are, and whether they still may. */
final class Stream {
    private final Caller caller;
    private final FeedFilter filter;
    private final Set<String> scopes;
    private final FeedCursors cursors;
    private final Supplier<Uni<Boolean>> standing;
    private final Outlet<Frame> outlet;
    private final StreamMetrics metrics;
    private final Every heartbeat;
    private final Every recheck;
    private volatile String epoch = "";
    private volatile FeedPosition position = FeedPosition.BEGINNING;
    private volatile boolean live;
    private final AtomicBoolean behind = new AtomicBoolean();

    Stream(
            Caller caller,
            FeedFilter filter,
            FeedCursors cursors,
            Supplier<Uni<Boolean>> standing,
            Outlet<Frame> outlet,
            StreamMetrics metrics,
            StreamConfig config) {
        this.caller = caller;
        this.filter = filter;
        this.scopes = FeedRows.scopes(caller);
        this.cursors = cursors;
        this.standing = standing;
        this.outlet = outlet;
        this.metrics = metrics;
        this.heartbeat = new Every(config.heartbeat());
        this.recheck = new Every(config.recheck());
        // The first answer is always yes, and nothing is due at the beginning.
        var unused = heartbeat.due() && recheck.due();
    }

    Caller caller() {
        return caller;
    }

    FeedFilter filter() {
        return filter;
    }

    Set<String> scopes() {
        return scopes;
    }

    String epoch() {
        return epoch;
    }

    FeedPosition position() {
        return position;
    }

    Outlet<Frame> outlet() {
        return outlet;
    }

    /** Begins at a place. */
    void begin(String at, FeedPosition from) {
        epoch = at;
        position = from;
        send(List.of(Frame.ready(cursor())), from);
    }

    /** Everything up to the place has been sent, or did not pass the filter; too slow a reader is cut. */
    void send(List<Frame> frames, FeedPosition end) {
        if (!frames.isEmpty() && !outlet.offer(frames)) {
            cut(Frame.Cut.SLOW_READER);
            return;
        }
        if (end.isAfter(position)) {
            position = end;
        }
    }

    void cut(Frame.Cut why) {
        if (outlet.end(Frame.cut(why))) {
            metrics.cut(why);
        }
    }

    /** Whether the reader has not had it and wants it. */
    boolean wants(FeedRow row) {
        return row.position().isAfter(position) && filter.holds(row);
    }

    /** It hears of new rows by itself from now on. */
    void goLive() {
        live = true;
    }

    /** It reads on as soon as the reader has had what waits. */
    void stayBehind() {
        behind.set(true);
    }

    /** Whether it is to read on; says so once. */
    boolean readsOn() {
        return behind.compareAndSet(true, false);
    }

    /** Tells a quiet reader where it stands. */
    void beat() {
        if (live && heartbeat.due() && outlet.isEmpty()) {
            send(List.of(Frame.heartbeat(cursor())), position);
        }
    }

    boolean isToBeChecked() {
        return recheck.due();
    }

    /** Whether the reader still may, and what they might before. */
    Uni<Boolean> stands() {
        return standing.get();
    }

    private String cursor() {
        return cursors.encode(filter, epoch, position);
    }
}
