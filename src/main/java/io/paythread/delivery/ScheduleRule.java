package io.paythread.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a message is sent again: the example of Standard Webhooks, each wait from the attempt before. */
final class ScheduleRule {
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));

    /** Up to so much of a wait comes on top, so that what failed together does not come back together. */
    private static final double JITTER = 0.1;

    private ScheduleRule() {}

    /**
     * The wait after an attempt.
     *
     * @param step how many attempts of the schedule failed before this one
     * @param random from 0 to 1
     * @return empty when the attempts are used up
     */
    static Optional<Duration> next(int step, double random) {
        return step < WAITS.size()
                ? Optional.of(WAITS.get(step)).map(wait -> wait.plusMillis((long) (wait.toMillis() * JITTER * random)))
                : Optional.empty();
    }
}
