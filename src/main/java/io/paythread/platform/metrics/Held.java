package io.paythread.platform.metrics;

import java.time.Duration;

/**
 * For how long the horizon has stood still: the oldest transaction that is open. Told of it every now and then, it knows to
 * that precision, and needs no right to look into other sessions. Not for several threads at once.
 */
final class Held {
    private long xmin = -1;
    private long sinceNanos;

    /**
     * What is seen now.
     *
     * @param oldest the oldest transaction that has not ended
     * @param next the one that begins next; equal where none is open
     */
    Duration at(long oldest, long next, long nowNanos) {
        if (oldest != xmin || oldest == next) {
            xmin = oldest;
            sinceNanos = nowNanos;
        }
        return Duration.ofNanos(nowNanos - sinceNanos);
    }
}
