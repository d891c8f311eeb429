package io.paythread.ingest;

import java.time.Instant;

/**
 * A stretch of time of which the provider has events that we do not.
 *
 * @param from the last that is known before, or the first that is missing
 * @param to the first that is known after, or the last that is missing
 * @param missing how many
 */
public record Hole(Instant from, Instant to, int missing) {
    public Hole {
        if (to.isBefore(from) || missing < 1) {
            throw new IllegalArgumentException("no hole: " + from + " to " + to + ", missing " + missing);
        }
    }

    /** Both as one. */
    Hole with(Hole other) {
        return new Hole(
                from.isBefore(other.from) ? from : other.from,
                to.isAfter(other.to) ? to : other.to,
                missing + other.missing);
    }
}
