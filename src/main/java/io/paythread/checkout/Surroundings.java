package io.paythread.checkout;

import java.time.Instant;
import java.util.List;

/**
 * What stands around a checkout.
 *
 * @param others all checkouts that may be about the same purchase: the same person's, and those that recover it
 * @param replies when agents answered this person in public
 * @param openTicket whether the person waits for an answer
 */
record Surroundings(List<Visit> others, List<Instant> replies, boolean openTicket) {
    Surroundings {
        others = List.copyOf(others);
        replies = List.copyOf(replies);
    }
}
