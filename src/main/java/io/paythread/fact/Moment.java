package io.paythread.fact;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * When something happened and how much weight its telling has when several events tell of the same fact. Merging takes
 * each detail from the telling of the highest rank; among equals from the latest event, then from the highest step,
 * then from the greatest event reference. The time itself comes from the highest rank; among equals the earliest.
 *
 * @param occurredAt the provider's time of the fact, microseconds; not the time of delivery
 * @param rank how close the event is to the fact, 0 to 100: the object's own event is 50, a mere mention 20
 * @param step the place of this event in the object's life, for events of the same second: created 0, changed 1, ended
 *     2
 */
public record Moment(Instant occurredAt, int rank, int step) {
    /** A mention in passing, in another object's event. */
    public static final int MENTION = 20;
    /** The event of an object that carries the fact in its snapshot. */
    public static final int SNAPSHOT = 40;
    /** The object's own event. */
    public static final int OWN = 50;

    public Moment {
        occurredAt = occurredAt.truncatedTo(ChronoUnit.MICROS);
        if (rank < 0 || rank > 100 || step < 0 || step > 9) {
            throw new IllegalArgumentException("rank " + rank + " is not in 0..100 or step " + step + " not in 0..9");
        }
    }
}
