package io.paythread.demo;

import java.time.Instant;
import java.util.Optional;

/**
 * One try to take the money of a payment.
 *
 * @param id Stripe's id of the charge
 * @param decline why it failed; empty if it did not
 */
public record Attempt(String id, Card card, Instant createdAt, Optional<Decline> decline) {

    /** An attempt that worked. */
    public static Attempt paid(String id, Card card, Instant createdAt) {
        return new Attempt(id, card, createdAt, Optional.empty());
    }

    /** An attempt that the bank refused. */
    public static Attempt declined(String id, Card card, Instant createdAt, Decline decline) {
        return new Attempt(id, card, createdAt, Optional.of(decline));
    }

    String status() {
        return decline.isPresent() ? "failed" : "succeeded";
    }
}
