package io.paythread.privacy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One matter of a person: a payment with all that belongs to it, a ticket with its messages.
 *
 * @param account whose it is
 * @param references spelled {@code type:value}
 * @param conversation whether it is a ticket
 * @param firstAt when the first of its events happened
 * @param lastAt when the last of its events happened
 * @param disputes the disputes in it
 */
public record PersonMatter(
        UUID id,
        UUID source,
        Optional<UUID> account,
        List<String> references,
        boolean conversation,
        Instant firstAt,
        Instant lastAt,
        List<PersonDispute> disputes) {
    public PersonMatter {
        references = List.copyOf(references);
        disputes = List.copyOf(disputes);
    }

    /** A dispute, and when it was closed; empty while it is open. */
    public record PersonDispute(UUID id, Optional<Instant> closedAt) {}
}
