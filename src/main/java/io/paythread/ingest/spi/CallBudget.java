package io.paythread.ingest.spi;

import java.time.Duration;

/**
 * How often one kind of calls may be made of the API of one source, by all processes and all work together.
 *
 * @param calls what is counted together, in the adapter's words; never changes
 * @param perMinute how many in a minute
 * @param atOnce how many one right after another, after a rest
 */
public record CallBudget(String calls, int perMinute, int atOnce) {
    private static final long MINUTE_MICROS = 60_000_000;

    public CallBudget {
        if (perMinute < 1 || atOnce < 1) {
            throw new IllegalArgumentException(
                    "a budget of %d calls a minute, %d at once, allows none".formatted(perMinute, atOnce));
        }
    }

    /** After which one more call is allowed. Whole microseconds, as times are kept. */
    public Duration share() {
        return Duration.ofNanos(1_000 * ((MINUTE_MICROS + perMinute - 1) / perMinute));
    }
}
