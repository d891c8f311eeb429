package io.paythread.delivery;

import io.paythread.delivery.Endpoint.Health;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What attempts mean for the endpoint: when it is let alone for a while, sent to more slowly, or given up. */
final class HealthRule {
    /** Failures in a row that open the breaker. */
    private static final int OPENS = 5;

    private static final Duration FIRST_REST = Duration.ofSeconds(30);
    private static final Duration LONGEST_REST = Duration.ofMinutes(15);
    /** Messages a minute that an endpoint without a limit is taken to bear. */
    private static final int FULL_RATE = 600;

    private static final int LARGEST_DOUBLING = 10;

    private HealthRule() {}

    /** After an attempt that was delivered: good again, the rate by and by. */
    static Health delivered(Health before, Optional<Integer> rate) {
        Optional<Integer> faster =
                before.slowRate().map(slow -> slow * 2).filter(slow -> slow < rate.orElse(FULL_RATE));
        // Time that the receiver asked for stays its own, though something sent before was taken meanwhile.
        Optional<Instant> held = before.slowRate().isPresent() ? before.heldUntil() : Optional.empty();
        return new Health(0, Optional.empty(), held, faster);
    }

    /** After one that failed. From some failures on it is let alone, each time for longer; one attempt tries it then. */
    static Health failed(Health before, Instant now) {
        int failures = before.failures() + 1;
        return new Health(
                failures,
                before.failingSince().or(() -> Optional.of(now)),
                failures < OPENS ? before.heldUntil() : Optional.of(now.plus(rest(failures))),
                before.slowRate());
    }

    /** After one that asked for time: it gets the time, and half the rate. */
    static Health overloaded(Health before, Optional<Integer> rate, Duration wait, Instant now) {
        Health failed = failed(before, now);
        int present = before.slowRate().or(() -> rate).orElse(FULL_RATE);
        return new Health(
                failed.failures(),
                failed.failingSince(),
                later(failed.heldUntil(), now.plus(wait)),
                Optional.of(Math.max(1, present / 2)));
    }

    /** Whether it did nothing but fail for so long. */
    static boolean isGivenUp(Health health, Duration most, Instant now) {
        return health.failingSince()
                .filter(since -> !since.plus(most).isAfter(now))
                .isPresent();
    }

    private static Duration rest(int failures) {
        Duration rest = FIRST_REST.multipliedBy(1L << Math.min(failures - OPENS, LARGEST_DOUBLING));
        return rest.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest;
    }

    private static Optional<Instant> later(Optional<Instant> one, Instant other) {
        return one.filter(held -> held.isAfter(other)).or(() -> Optional.of(other));
    }
}
