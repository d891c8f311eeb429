package io.paythread.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/** Waits for what is to come by itself. */
final class Patience {
    private static final Duration MOST = Duration.ofMinutes(2);
    private static final Duration STANDSTILL = Duration.ofSeconds(90);

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

    /** Waits until a number is reached, or has not grown for a while; what did not come is for the comparison to find. */
    static void whileItGrows(LongSupplier number, long wanted) {
        long before = -1;
        long end = System.nanoTime();
        for (long now = number.getAsLong(); now < wanted && (now > before || System.nanoTime() < end); ) {
            if (now > before) {
                before = now;
                end = System.nanoTime() + STANDSTILL.toNanos();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            now = number.getAsLong();
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
