package io.paythread.dispute;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A submission in JSON. */
record SubmissionView(
        String id,
        String object,
        String dispute,
        @Nullable String pack,
        @Nullable Integer packVersion,
        String action,
        String state,
        String requestedBy,
        @Nullable String approvedBy,
        @Nullable String errorCode,
        @Nullable String errorDetail,
        Instant createdAt,
        Instant updatedAt) {
    static SubmissionView of(Submission submission) {
        return new SubmissionView(
                submission.publicId(),
                "evidence_submission",
                PublicId.format(IdPrefix.DISPUTE, submission.dispute()),
                submission
                        .pack()
                        .map(id -> PublicId.format(IdPrefix.EVIDENCE_PACK, id))
                        .orElse(null),
                submission.packVersion().orElse(null),
                submission.action().wireName(),
                submission.state().wireName(),
                submission.requestedBy(),
                submission.approvedBy().orElse(null),
                submission.errorCode().orElse(null),
                submission.errorDetail().orElse(null),
                submission.createdAt(),
                submission.updatedAt());
    }
}
