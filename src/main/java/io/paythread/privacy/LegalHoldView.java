package io.paythread.privacy;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A legal hold as JSON. */
public record LegalHoldView(
        String id,
        String object,
        String customer,
        String origin,
        @Nullable String dispute,
        String state,
        String reason,
        String placedBy,
        Instant createdAt,
        @Nullable Instant endsAt,
        @Nullable String releasedBy,
        @Nullable Instant releasedAt) {

    static LegalHoldView of(LegalHold hold, Instant now) {
        return new LegalHoldView(
                PublicId.format(IdPrefix.LEGAL_HOLD, hold.id()),
                "legal_hold",
                PublicId.format(IdPrefix.CUSTOMER, hold.customer()),
                hold.byPerson() ? "person" : "dispute",
                hold.dispute().map(id -> PublicId.format(IdPrefix.DISPUTE, id)).orElse(null),
                hold.isActive(now) ? "active" : "ended",
                hold.reason(),
                hold.placedBy(),
                hold.placedAt(),
                hold.endsAt().orElse(null),
                hold.releasedBy().orElse(null),
                hold.releasedAt().orElse(null));
    }
}
