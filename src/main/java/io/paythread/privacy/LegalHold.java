package io.paythread.privacy;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Why data of a customer must stay.
 *
 * @param dispute the dispute that makes it; empty where a person placed it
 * @param endsAt empty where it lasts until it is released, or until the dispute is closed
 */
record LegalHold(
        UUID id,
        UUID customer,
        Optional<UUID> dispute,
        String reason,
        String placedBy,
        Instant placedAt,
        Optional<Instant> endsAt,
        Optional<String> releasedBy,
        Optional<Instant> releasedAt) {

    boolean byPerson() {
        return dispute.isEmpty();
    }

    boolean isActive(Instant now) {
        return releasedAt.isEmpty() && endsAt.map(end -> end.isAfter(now)).orElse(true);
    }
}
