package io.paythread.dispute;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;

/** A pack in a list. */
record PackBriefView(
        String id,
        String object,
        String dispute,
        int version,
        String productType,
        String category,
        String network,
        String createdBy,
        Instant createdAt,
        Instant updatedAt) {
    static PackBriefView of(Pack pack) {
        return new PackBriefView(
                pack.publicId(),
                "evidence_pack",
                PublicId.format(IdPrefix.DISPUTE, pack.dispute()),
                pack.version(),
                pack.content().product().wireName(),
                pack.category(),
                pack.network(),
                pack.author(),
                pack.createdAt(),
                pack.updatedAt());
    }
}
