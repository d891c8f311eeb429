package io.paythread.identity;

import java.util.List;
import java.util.UUID;

/**
 * An account that holds a shared value.
 *
 * @param verified whether its provider checked that the person owns it
 * @param names what the account's person is called; empty when unknown
 */
record Holder(UUID accountId, UUID sourceId, boolean verified, List<PersonName> names) {
    Holder {
        names = List.copyOf(names);
    }
}
