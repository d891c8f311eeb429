package io.paythread.dispute;

import io.paythread.audit.AuditEntry;
import io.paythread.security.Caller;
import java.util.Map;

/** What is written down of work on packs: never their words. */
final class PackAudit {
    private PackAudit() {}

    static AuditEntry entry(Caller caller, String action, Pack pack, Map<String, ?> after) {
        return new AuditEntry(
                caller.actor(),
                "evidence_pack." + action,
                "evidence_pack",
                pack.publicId(),
                Map.of("version", (long) pack.version()),
                after,
                null,
                caller.requestId());
    }
}
