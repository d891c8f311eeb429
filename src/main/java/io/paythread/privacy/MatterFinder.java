package io.paythread.privacy;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;

/** Knows what happened to a person. Implemented by whoever keeps timelines. */
public interface MatterFinder {
    /**
     * The person with all matters of the accounts, and with the guest accounts that these matters name: an address left
     * with one of their payments is theirs.
     */
    Uni<Person> withMatters(Tx tx, Person person);
}
