package io.paythread.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** The moments at which waiting may change the risk of a ticket. Between them it stays the same. Pure. */
final class RiskTurns {
    /** Ten days and more: the finest moment after them. */
    private static final Duration MORE = Duration.ofNanos(1_000);

    private RiskTurns() {}

    static List<Instant> of(RiskFacts facts, BusinessTime hours) {
        Duration promise = hours.day().multipliedBy(RiskRule.PROMISE_DAYS);
        return Stream.of(
                        hours.after(facts.openedAt(), RiskRule.LONG_WAIT).stream(),
                        facts.promisedAt().flatMap(at -> hours.after(at, promise)).stream(),
                        facts.payments().stream()
                                .flatMap(payment -> payment.pendingSince().stream())
                                .map(since -> since.plus(RiskRule.LONG_REFUND).plus(MORE)),
                        facts.payments().stream().flatMap(payment -> payment.awaitedUntil().stream()))
                .flatMap(turns -> turns)
                .toList();
    }
}
