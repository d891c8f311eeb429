package io.paythread.privacy;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Knows who a customer is. Implemented by whoever keeps accounts. */
public interface PersonFinder {
    /** The customer that the id stands for now, without matters; empty where there is none. */
    Uni<Optional<Person>> ofCustomer(Tx tx, UUID customer);

    /** The same of some accounts, those that are still there. */
    Uni<Person> ofAccounts(Tx tx, UUID customer, Collection<UUID> accounts);
}
