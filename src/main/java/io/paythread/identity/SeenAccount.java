package io.paythread.identity;

import java.time.Instant;
import java.util.UUID;

/** An account as tellings show it; of two the earlier time counts, and an account that is no guest's goes first. */
record SeenAccount(UUID id, UUID sourceId, String reference, boolean guest, Instant since, Instant recordedAt) {

    /** What both together show. */
    SeenAccount and(SeenAccount other) {
        return new SeenAccount(
                id,
                sourceId,
                reference,
                guest && other.guest,
                since.isBefore(other.since) ? since : other.since,
                recordedAt.isBefore(other.recordedAt) ? recordedAt : other.recordedAt);
    }

    Member member() {
        return new Member(id, since, guest);
    }

    /** What this and what was known show together. */
    Member with(Member known) {
        return new Member(id, since.isBefore(known.since()) ? since : known.since(), guest && known.guest());
    }
}
