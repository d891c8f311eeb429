package io.paythread.platform.postgres;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
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
    void await(WaitingRoom room) {
        Optional<String> refusal = probe.get();
        if (refusal.isEmpty()) {
            return;
        }
        long begin = nanoTime.getAsLong();
        String reason = refusal.get();
        room.says(reason);
        told.accept("waiting for the database reason=" + reason + room.place());
        while (refusal.isPresent()) {
            if (nanoTime.getAsLong() - begin > patience.toNanos()) {
                throw new DatabaseStartException("The database did not come within %s (paythread.database.patience): %s"
                        .formatted(patience, refusal.get()));
            }
            pause.run();
            refusal = probe.get();
            if (refusal.isPresent() && !refusal.get().equals(reason)) {
                reason = refusal.get();
                room.says(reason);
                told.accept("still waiting reason=" + reason);
            }
        }
        told.accept("the database is there after="
                + Duration.ofNanos(nanoTime.getAsLong() - begin).toSeconds() + "s");
    }
}
