package io.paythread.demo;

import java.time.Instant;
import java.util.Optional;

/**
 * One try to take the money of a payment.
 *
 * @param id Stripe's id of the charge
 * @param decline why it failed; empty if it did not
 * @param authenticated whether the bank asked its customer (3-D Secure)
 */
public record Attempt(String id, Card card, Instant createdAt, Optional<Decline> decline, boolean authenticated) {

    /** An attempt that worked. */
    public static Attempt paid(String id, Card card, Instant createdAt) {
        return new Attempt(id, card, createdAt, Optional.empty(), false);
    }

    /** The same attempt, after the bank had asked its customer. */
    public Attempt authenticatedByBank() {
        return new Attempt(id, card, createdAt, decline, true);
    }

    /** An attempt that the bank refused. */
    public static Attempt declined(String id, Card card, Instant createdAt, Decline decline) {
        return new Attempt(id, card, createdAt, Optional.of(decline), false);
    }

    String status() {
        return decline.isPresent() ? "failed" : "succeeded";
    }
}
