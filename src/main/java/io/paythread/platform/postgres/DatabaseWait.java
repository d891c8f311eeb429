package io.paythread.platform.postgres;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Lets the service start before its database does. Until that can be migrated nothing of the service runs: it would only
 * fail. Those who ask meanwhile are told in the waiting room.
 */
final class DatabaseWait {
    private final Supplier<Optional<String>> probe;
    private final Duration patience;
    private final LongSupplier nanoTime;
    private final Runnable pause;
    private final Consumer<String> told;

    /**
     * Waits for what the probe refuses.
     *
     * @param pause between two tries
     * @param told each new reason, for people: no log is set up yet
     */
    DatabaseWait(
            Supplier<Optional<String>> probe,
            Duration patience,
            LongSupplier nanoTime,
            Runnable pause,
            Consumer<String> told) {
        this.probe = probe;
        this.patience = patience;
        this.nanoTime = nanoTime;
        this.pause = pause;
        this.told = told;
    }

    /** Returns when the database is there; refuses when it has not come within the patience. */
    void await(Function<Supplier<String>, WaitingRoom> rooms) {
        Optional<String> refusal = probe.get();
        if (refusal.isEmpty()) {
            return;
        }
        long begin = nanoTime.getAsLong();
        Reason reason = new Reason(refusal.get());
        try (WaitingRoom room = rooms.apply(reason)) {
            told.accept("waiting for the database reason=" + reason.get() + room.place());
            while (refusal.isPresent()) {
                if (nanoTime.getAsLong() - begin > patience.toNanos()) {
                    throw new DatabaseStartException(
                            "The database did not come within %s (paythread.database.patience): %s"
                                    .formatted(patience, refusal.get()));
                }
                pause.run();
                refusal = probe.get();
                refusal.filter(reason::changes).ifPresent(now -> told.accept("still waiting reason=" + now));
            }
        }
        told.accept("the database is there after="
                + Duration.ofNanos(nanoTime.getAsLong() - begin).toSeconds() + "s");
    }

    /** The last refusal, read by the waiting room's threads. */
    private static final class Reason implements Supplier<String> {
        private volatile String text;

        Reason(String text) {
            this.text = text;
        }

        boolean changes(String now) {
            boolean other = !text.equals(now);
            text = now;
            return other;
        }

        @Override
        public String get() {
            return text;
        }
    }
}
