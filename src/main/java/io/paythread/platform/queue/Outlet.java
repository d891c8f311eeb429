package io.paythread.platform.queue;

import io.smallrye.mutiny.Multi;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Hands items to one reader at the reader's pace and keeps a bounded number of them meanwhile. A reader that is too slow is
 * told so by a last item; nothing is left out in between. Calls from any thread.
 */
public final class Outlet<T> {
    private final int most;
    private final Runnable ended;
    private final Runnable emptied;

    // Guarded by this.
    private final Deque<T> waiting = new ArrayDeque<>();
    private Flow.@Nullable Subscriber<? super T> reader;
    private long wanted;
    private boolean closing;
    private boolean over;
    private boolean handing;

    /**
     * @param most how many items wait at most
     * @param ended called once, when the reader has gone or has had the last item
     * @param emptied called whenever nothing waits any more
     */
    public Outlet(int most, Runnable ended, Runnable emptied) {
        this.most = most;
        this.ended = ended;
        this.emptied = emptied;
    }

    /** The items, for one reader. */
    public Multi<T> items() {
        Flow.Publisher<T> publisher = this::begin;
        return Multi.createFrom().publisher(publisher);
    }

    private void begin(Flow.Subscriber<? super T> subscriber) {
        synchronized (this) {
            reader = subscriber;
        }
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {
                synchronized (Outlet.this) {
                    wanted = wanted + count < 0 ? Long.MAX_VALUE : wanted + count;
                }
                hand();
            }

            @Override
            public void cancel() {
                var unused = finish();
            }
        });
    }

    /** Takes all of them or, where there is no room for all, none. */
    public boolean offer(List<T> items) {
        synchronized (this) {
            if (closing || over || waiting.size() + items.size() > most) {
                return false;
            }
            waiting.addAll(items);
        }
        hand();
        return true;
    }

    /** Nothing comes any more; what waits gives way to the last item. */
    public void end(T last) {
        synchronized (this) {
            if (closing || over) {
                return;
            }
            closing = true;
            waiting.clear();
            waiting.add(last);
        }
        hand();
    }

    /** Whether nothing waits. */
    public synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** Whether the last item is given or the reader has gone. */
    public synchronized boolean isOver() {
        return over;
    }

    /** Whether the last item is on its way. */
    public synchronized boolean isClosing() {
        return closing;
    }

    private void hand() {
        synchronized (this) {
            if (handing) {
                return;
            }
            handing = true;
        }
        boolean any = false;
        while (true) {
            T next;
            Flow.Subscriber<? super T> to;
            synchronized (this) {
                to = reader;
                if (over || to == null || wanted == 0 || waiting.isEmpty()) {
                    handing = false;
                    break;
                }
                wanted--;
                next = waiting.remove();
            }
            to.onNext(next);
            any = true;
        }
        after(any);
    }

    private void after(boolean any) {
        Flow.Subscriber<? super T> to;
        boolean last;
        synchronized (this) {
            to = reader;
            last = closing && waiting.isEmpty() && !over && to != null;
        }
        if (last && finish() && to != null) {
            to.onComplete();
        } else if (any && isEmpty()) {
            emptied.run();
        }
    }

    private boolean finish() {
        synchronized (this) {
            if (over) {
                return false;
            }
            over = true;
            waiting.clear();
        }
        ended.run();
        return true;
    }
}
