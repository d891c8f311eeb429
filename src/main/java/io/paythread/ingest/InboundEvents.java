package io.paythread.ingest;

import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Database;
import io.paythread.platform.problem.ServiceException;
import io.paythread.security.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The log of what providers sent, as people look at it. */
@Singleton
class InboundEvents {
    private static final Logger LOG = Logger.getLogger(InboundEvents.class);

    private final Database database;
    private final InboundEventStore store;

    InboundEvents(Database database, InboundEventStore store) {
        this.database = database;
        this.store = store;
    }

    /** Newest first. */
    Uni<Page<InboundEventRow>> page(InboundEventFilter filter, PageRequest page) {
        IdRange whole = IdRange.of(filter.from(), filter.to());
        IdRange range = page.keys()
                .map(keys -> UUID.fromString(keys.get(0)))
                .map(id -> page.backward() ? whole.above(id) : whole.below(id))
                .orElse(whole);
        return database.reading(tx -> store.page(tx, filter, range, page.backward(), page.rowsToRead()))
                .map(rows -> page.cut(rows, row -> List.of(row.id().toString())));
    }

    /** One event. */
    Uni<InboundEventRow> get(UUID id) {
        return database.reading(tx -> store.one(tx, id)).map(found -> found.orElseThrow(ServiceException::notFound));
    }

    /** The bytes of one event as they are stored, card numbers taken out. Each look at them is logged. */
    Uni<byte[]> body(Caller caller, UUID id) {
        return database.reading(tx -> store.body(tx, id))
                .map(found -> found.orElseThrow(ServiceException::notFound))
                .invoke(body -> LOG.infof("raw event read event=%s actor=%s", id, caller.actor()));
    }
}
