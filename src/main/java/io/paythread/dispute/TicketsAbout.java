package io.paythread.dispute;

import io.paythread.platform.postgres.Tx;
import io.paythread.timeline.ObjectRow;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Which tickets are about a payment. Implemented by who links the two; without one, tickets of the same customer are
 * taken that name the payment, or that fell between the payment and its dispute.
 */
public interface TicketsAbout {
    /** The matters of the tickets that are about this payment; empty where this implementation does not know. */
    Uni<Optional<List<UUID>>> matters(Tx tx, ObjectRow payment);
}
