package io.paythread.platform.time;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Says yes at most once in each interval, by the process's monotonic clock, which nobody sets back. */
public final class Every {
    private final long intervalNanos;
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    public Every(Duration interval) {
        this.intervalNanos = interval.toNanos();
    }

    /** Whether the interval has passed since the last yes; then this is the next one. The first answer is yes. */
    public boolean due() {
        long now = System.nanoTime();
        long due = next.get();
        return now - due >= 0 && next.compareAndSet(due, now + intervalNanos);
    }
}
