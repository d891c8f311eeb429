package io.paythread.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits for what is to come by itself. */
final class Patience {
    private static final Duration MOST = Duration.ofMinutes(2);

    private Patience() {}

    interface Check {
        boolean holds() throws IOException;
    }

    static void await(String what, Check check) {
        long end = System.nanoTime() + MOST.toNanos();
        while (!holds(check)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("in vain: waited for " + what);
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    /** Waits that long at most; what did not come is for the comparison to find. */
    static void tryFor(Duration most, Check check) {
        long end = System.nanoTime() + most.toNanos();
        while (!holds(check) && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    private static boolean holds(Check check) {
        try {
            return check.holds();
        } catch (IOException notYet) {
            return false;
        }
    }
}
