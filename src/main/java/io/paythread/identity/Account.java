package io.paythread.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An identity at a source.
 *
 * @param strength how it came to its customer: {@code verified} by itself or by a rule, {@code asserted} by a person
 */
record Account(
        UUID id,
        UUID sourceId,
        String reference,
        boolean guest,
        UUID customerId,
        Display display,
        String strength,
        Instant since,
        Instant recordedAt,
        List<ToldIdentifier> identifiers) {
    Account {
        identifiers = List.copyOf(identifiers);
    }

    /** The same account with what stands in its slots; emptied ones are left out. */
    Account saying(List<ToldIdentifier> told) {
        List<ToldIdentifier> present =
                told.stream().filter(one -> !one.identifier().removed()).toList();
        return new Account(id, sourceId, reference, guest, customerId, display, strength, since, recordedAt, present);
    }
}
