package io.paythread.stream;

import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/** Counts those who wait for news, so that nobody takes all the room. */
@Singleton
class Seats {
    private static final int RETRY_SECONDS = 5;

    private final StreamConfig config;

    // Guarded by this.
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    Seats(StreamConfig config) {
        this.config = config;
    }

    /** A seat, until it is given back; refuses (429) where the caller or the process has too many. */
    synchronized Seat take(Caller caller) {
        int theirs = taken.getOrDefault(caller.actor(), 0);
        if (theirs >= config.perUser() || all >= config.perProcess()) {
            throw ServiceException.retryLater(
                    ErrorCode.TOO_MANY_REQUESTS,
                    theirs >= config.perUser()
                            ? "At most " + config.perUser() + " streams and waiting requests at once."
                            : "This process serves as many streams as it can.",
                    RETRY_SECONDS);
        }
        taken.put(caller.actor(), theirs + 1);
        all++;
        return new Seat(caller.actor());
    }

    synchronized int taken() {
        return all;
    }

    private synchronized void giveBack(String actor) {
        all--;
        taken.computeIfPresent(actor, (name, count) -> count == 1 ? null : count - 1);
    }

    /** The right to wait. */
    final class Seat {
        private final String actor;
        private boolean back;

        private Seat(String actor) {
            this.actor = actor;
        }

        /** May be called again. */
        synchronized void giveBack() {
            if (!back) {
                back = true;
                Seats.this.giveBack(actor);
            }
        }
    }
}
