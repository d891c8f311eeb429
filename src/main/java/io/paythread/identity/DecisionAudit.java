package io.paythread.identity;

import io.paythread.audit.AuditEntry;
import io.paythread.audit.AuditLog;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes down what people decide on who is who: which accounts each customer had before and after. */
@Singleton
class DecisionAudit {
    private final AuditLog log;

    DecisionAudit(AuditLog log) {
        this.log = log;
    }

    Uni<Void> append(Tx tx, Decision decision) {
        return log.append(tx, entry(decision));
    }

    private static AuditEntry entry(Decision decision) {
        boolean merge = decision.action() == Decision.Action.JOINED;
        String type = merge ? "merge" : decision.linkId().isPresent() ? "link" : "identity_decision";
        String id = merge
                ? PublicId.format(IdPrefix.MERGE, decision.id())
                : decision.linkId()
                        .map(link -> PublicId.format(IdPrefix.LINK, link))
                        .orElseGet(() -> PublicId.format(IdPrefix.IDENTITY_DECISION, decision.id()));
        return new AuditEntry(
                decision.actor(),
                decision.action().audited(),
                type,
                id,
                customers(decision.before()),
                customers(decision.after()),
                decision.reason(),
                decision.requestId());
    }

    private static Map<String, List<String>> customers(Map<UUID, List<UUID>> members) {
        Map<String, List<String>> customers = new LinkedHashMap<>();
        members.forEach((customer, accounts) -> customers.put(
                PublicId.format(IdPrefix.CUSTOMER, customer),
                accounts.stream()
                        .map(account -> PublicId.format(IdPrefix.ACCOUNT, account))
                        .toList()));
        return customers;
    }
}
