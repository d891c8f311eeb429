package io.paythread.identity;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;

/**
 * Knows the accounts that provider objects belong to: payments, tickets, disputes. Implemented by whoever keeps such
 * objects, so that a customer is found by any provider's id.
 */
public interface ReferenceOwners {
    /** The accounts that own an object with exactly this provider's id, at any source; at most a hundred. */
    Uni<List<UUID>> accountsOf(Tx tx, String reference);
}
