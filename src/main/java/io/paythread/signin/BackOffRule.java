package io.paythread.signin;

import java.time.Duration;

/**
 * How long to wait after failures in a row: not at all for the free ones, for everybody mistypes, then 1 s, doubling up
 * to the longest.
 *
 * @param free failures that cost nothing
 * @param longest the longest wait
 */
record BackOffRule(int free, Duration longest) {
    private static final int MAX_DOUBLINGS = 30;

    /** The wait after so many failures. */
    Duration after(int failures) {
        if (failures <= free) {
            return Duration.ZERO;
        }
        Duration wait = Duration.ofSeconds(1L << Math.min(failures - free - 1, MAX_DOUBLINGS));
        return wait.compareTo(longest) < 0 ? wait : longest;
    }
}
