package io.paythread.timeline;

import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ErrorCode;
import io.paythread.platform.problem.ServiceException;
import io.paythread.timeline.TimelineStore.Scope;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds what had been told up to a moment, so that a timeline can be folded as it stood then. */
@Singleton
class PastStore {
    /** A person has tens of matters; beyond this a look into the past would cost the present too much. */
    private static final int MAX_MATTERS = 2_000;

    private static final String OF_ACCOUNTS =
            """
            select m.id, m.source_id, a.customer_id
            from matter m left join account a on a.id = m.account_id
            where m.id in (
                select e.matter_id from entry e where e.account_id = any($1) and e.recorded_at <= $2)
            limit $3
            """;

    private static final String OF_MATTER =
            """
            select m.id, m.source_id, a.customer_id
            from matter m left join account a on a.id = m.account_id
            where m.id = $1
            """;

    private final TellingStore tellings;

    PastStore(TellingStore tellings) {
        this.tellings = tellings;
    }

    /** The timeline as it stood; refuses those too long to fold at once. */
    Uni<PastTimeline> find(Tx tx, Scope scope, Instant asOf) {
        return matters(tx, scope, asOf).map(PastStore::bounded).chain(sources -> tellings.ofMatters(
                        tx, sources.keySet())
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(told -> PastTimeline.fold(told, sources, asOf, scope)));
    }

    private static Uni<List<Row>> matters(Tx tx, Scope scope, Instant asOf) {
        if (scope instanceof Scope.OfAccounts of) {
            return tx.list(OF_ACCOUNTS, row -> row, of.accounts(), asOf.atOffset(ZoneOffset.UTC), MAX_MATTERS + 1);
        }
        Optional<UUID> matter = scope instanceof Scope.OfMatter of ? Optional.of(of.matter()) : Optional.empty();
        return matter.isPresent()
                ? tx.list(OF_MATTER, row -> row, matter.get())
                : Uni.createFrom().failure(new IllegalArgumentException("nobody asks for the past of everything"));
    }

    private static Map<UUID, PastTimeline.Matter> bounded(List<Row> rows) {
        if (rows.size() > MAX_MATTERS) {
            throw new ServiceException(
                    ErrorCode.INVALID_VALUE,
                    "as_of cannot be answered for a timeline of more than " + MAX_MATTERS
                            + " payments and tickets; ask for the timeline of one of them.");
        }
        Map<UUID, PastTimeline.Matter> matters = new HashMap<>();
        rows.forEach(row -> matters.put(
                row.getUUID("id"),
                new PastTimeline.Matter(row.getUUID("source_id"), Optional.ofNullable(row.getUUID("customer_id")))));
        return matters;
    }
}
