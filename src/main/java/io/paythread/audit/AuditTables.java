package io.paythread.audit;

import io.paythread.platform.postgres.AppendOnly;
import jakarta.inject.Singleton;
import java.util.Set;

/** The log and the chain over it: nobody changes either. */
@Singleton
class AuditTables implements AppendOnly {
    @Override
    public Set<String> tables() {
        return Set.of("audit_event", "audit_seal");
    }
}
