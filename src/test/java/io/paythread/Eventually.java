package io.paythread;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for what happens elsewhere: asks again until it holds or the time is up. */
public final class Eventually {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Eventually() {}

    /** Runs the check until it passes; the last failure is the test's. */
    public static void within(Duration patience, Runnable check) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                check.run();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Asks until it gives an answer without a failed check. */
    public static <T> T gives(Duration patience, Supplier<T> asking) {
        AtomicReference<Optional<T>> answer = new AtomicReference<>(Optional.empty());
        within(patience, () -> answer.set(Optional.of(asking.get())));
        return Objects.requireNonNull(answer.get()).orElseThrow();
    }
}
