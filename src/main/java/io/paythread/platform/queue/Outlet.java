package io.paythread.platform.queue;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Keeps a bounded number of items for one reader, who takes them at their own pace. A reader that is too slow is told so by
 * a last item; nothing is left out in between. Calls from any thread.
 */
public final class Outlet<T> {
    private final int most;
    private final Runnable ended;
    private final Runnable emptied;

    // Guarded by this.
    private final Deque<T> waiting = new ArrayDeque<>();
    private Runnable arrived = () -> {};
    private int underWay;
    private boolean closing;
    private boolean lastTaken;
    private boolean over;

    /**
     * @param most how many items wait or are under way at most
     * @param ended called once, when the reader has gone or has had the last item
     * @param emptied called whenever the reader has had everything
     */
    public Outlet(int most, Runnable ended, Runnable emptied) {
        this.most = most;
        this.ended = ended;
        this.emptied = emptied;
    }

    /** From now on this is called whenever there may be something to take; at once where there is. */
    public void attach(Runnable reader) {
        synchronized (this) {
            arrived = reader;
        }
        reader.run();
    }

    /** Takes all of them or, where there is no room for all, none. */
    public boolean offer(List<T> items) {
        Runnable reader;
        synchronized (this) {
            if (closing || over || waiting.size() + underWay + items.size() > most) {
                return false;
            }
            waiting.addAll(items);
            reader = arrived;
        }
        reader.run();
        return true;
    }

    /** Nothing comes any more; what waits gives way to the last item. False where it has ended before. */
    @CanIgnoreReturnValue
    public boolean end(T last) {
        Runnable reader;
        synchronized (this) {
            if (closing || over) {
                return false;
            }
            closing = true;
            waiting.clear();
            waiting.add(last);
            reader = arrived;
        }
        reader.run();
        return true;
    }

    /** All that waits, for the reader to take along; they are under way until {@link #handed}. */
    public synchronized List<T> take() {
        List<T> taken = List.copyOf(waiting);
        waiting.clear();
        underWay += taken.size();
        lastTaken |= closing && !taken.isEmpty();
        return taken;
    }

    /** The reader has had what was taken; gives whether that was the last of all. */
    public boolean handed() {
        boolean last;
        boolean empty;
        synchronized (this) {
            underWay = 0;
            last = lastTaken;
            empty = waiting.isEmpty() && !over;
        }
        if (last) {
            leave();
        } else if (empty) {
            emptied.run();
        }
        return last;
    }

    /** The reader has gone. */
    public void leave() {
        synchronized (this) {
            if (over) {
                return;
            }
            over = true;
            waiting.clear();
        }
        ended.run();
    }

    /** Whether the reader has had everything. */
    public synchronized boolean isEmpty() {
        return waiting.isEmpty() && underWay == 0;
    }

    /** Whether the last item was had or the reader has gone. */
    public synchronized boolean isOver() {
        return over;
    }

    /** Whether the last item is on its way. */
    public synchronized boolean isClosing() {
        return closing;
    }
}
