package io.paythread.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What following the chain has shown, as JSON.
 *
 * @param object always {@code audit_verification}
 * @param intact whether nothing wrong was found
 * @param complete whether the end was reached; if not, go on with {@code from_seq} one after {@code to_seq}
 * @param witnesses checkpoints and memories of the running process that it was compared with
 * @param fault the first place that is wrong
 */
record AuditVerificationView(
        String object,
        boolean intact,
        long fromSeq,
        long toSeq,
        boolean complete,
        int witnesses,
        @Nullable Fault fault,
        Instant verifiedAt) {

    /** A place that is wrong, and in which way. */
    record Fault(long seq, String reason, String detail) {}

    static AuditVerificationView of(AuditVerdict verdict, Instant now) {
        return new AuditVerificationView(
                "audit_verification",
                verdict.intact(),
                verdict.fromSeq(),
                verdict.toSeq(),
                verdict.complete(),
                verdict.witnesses(),
                verdict.fault()
                        .map(fault -> new Fault(fault.position(), fault.reason(), fault.detail()))
                        .orElse(null),
                now);
    }
}
