package io.paythread.ingest;

import io.paythread.audit.AuditEntry;
import io.paythread.audit.AuditLog;
import io.paythread.ingest.spi.SourceAdapter;
import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.id.PublicId;
import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.postgres.Tx;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The log of what providers sent, as people look at it. */
@Singleton
class InboundEvents {
    /** Clocks of several replicas differ, and transactions commit in another order than ids are made. */
    private static final Duration CLOCKS = Duration.ofHours(1);

    private final Database database;
    private final InboundEventStore store;
    private final InboundEventGroupStore groups;
    private final SourceAdapters adapters;
    private final AuditLog audit;

    InboundEvents(
            Database database,
            InboundEventStore store,
            InboundEventGroupStore groups,
            SourceAdapters adapters,
            AuditLog audit) {
        this.database = database;
        this.store = store;
        this.groups = groups;
        this.adapters = adapters;
        this.audit = audit;
    }

    /** Newest first. */
    Uni<Page<InboundEventRow>> page(InboundEventFilter filter, PageRequest page) {
        IdRange whole = IdRange.of(filter.from(), filter.to());
        IdRange range = page.keys()
                .map(keys -> UUID.fromString(keys.get(0)))
                .map(id -> page.backward() ? whole.above(id) : whole.below(id))
                .orElse(whole);
        return database.reading(tx -> narrowed(tx, filter, range)
                        .chain(part -> store.page(tx, filter, part, page.backward(), page.rowsToRead())))
                .map(rows -> page.cut(rows, row -> List.of(row.id().toString())));
    }

    /** What waits lies at the end of the log: without this, all that went well would be read to find none. */
    private Uni<IdRange> narrowed(Tx tx, InboundEventFilter filter, IdRange range) {
        if (filter.state().filter(state -> state == InboundEventState.PENDING).isEmpty()) {
            return Uni.createFrom().item(range);
        }
        return store.firstWaiting(tx).map(first -> first.map(time -> range.since(time.minus(CLOCKS)))
                .orElseGet(() -> range.below(range.above())));
    }

    /** One event. */
    Uni<InboundEventRow> get(UUID id) {
        return database.reading(tx -> store.one(tx, id)).map(found -> found.orElseThrow(ServiceException::notFound));
    }

    /** Events that became no facts, by what came of them, why and of what type; the largest groups first. */
    Uni<List<InboundEventGroup>> groups(InboundEventFilter filter) {
        return database.reading(tx -> groups.groups(tx, filter, IdRange.of(filter.from(), filter.to())));
    }

    /** The shape of one event's bytes, without what people wrote or are called. */
    Uni<PayloadShape> payload(UUID id) {
        return database.reading(tx -> store.provider(tx, id).chain(provider -> store.body(tx, id)
                .map(body -> PayloadShape.of(
                        body.orElseThrow(ServiceException::notFound),
                        provider.flatMap(adapters::of)
                                .map(SourceAdapter::idFields)
                                .orElse(Set.of())))));
    }

    /** The bytes of one event as they are stored, card numbers taken out. Each look at them is in the audit log. */
    Uni<byte[]> body(Caller caller, UUID id) {
        AuditEntry look = AuditEntry.view(
                caller.actor(),
                "inbound_event.read_body",
                "inbound_event",
                PublicId.format(IdPrefix.INBOUND_EVENT, id),
                caller.requestId());
        return database.inTransaction(tx -> store.body(tx, id)
                .map(found -> found.orElseThrow(ServiceException::notFound))
                .call(() -> audit.append(tx, look)));
    }
}
