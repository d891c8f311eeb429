package io.paythread.ingest;

import io.paythread.platform.trace.TraceContexts;
import io.paythread.platform.trace.Tracing;
import io.paythread.privacy.Receipts;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The log as a table: one statement per batch, hence one durable commit. The arrays keep it one prepared statement for
 * batches of every size.
 */
@ApplicationScoped
class TableEventLog implements EventLog {
    /**
     * A thin event whose snapshot is there already, or comes in the same batch, is a duplicate. The other way round the
     * snapshot is stored: it says more.
     */
    private static final String NEW =
            """
            with new as (
                select *
                  from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                              $8::timestamptz[], $9::timestamptz[], $10::int2[], $11::bytea[], $12::int4[],
                              $13::bytea[], $14::int2[])
                    as n (id, source_id, reference, twin, type, form, origin, provider_time, received_at, partition,
                          body, body_bytes, body_sha256, redactions)
            )
            """;

    private static final String INSERT =
            """
            insert into inbound_event (id, source_id, reference, twin, type, form, origin, provider_time, received_at,
                                       partition, body, body_bytes, body_sha256, redactions)
            select id, source_id, reference, twin, type, form, origin, provider_time, received_at,
                   partition, body, body_bytes, body_sha256, redactions
              from new n
             where n.twin is null
                or (not exists (select 1 from inbound_event e where e.source_id = n.source_id and e.reference = n.twin)
                    and not exists (select 1 from new o where o.source_id = n.source_id and o.reference = n.twin))
            on conflict (source_id, reference) do nothing
            returning id
            """;

    private static final String APPEND = NEW + INSERT;

    /** Where card data was found, its receipts commit with the event. Apart, so that the many pay nothing for the few. */
    private static final String APPEND_WITH_RECEIPTS = NEW
            + ", stored as (" + INSERT + "), receipts as ("
            + Receipts.INSERT + " from " + Receipts.rows("$15") + " join stored on stored.id = r.object_id)"
            + " select id from stored";

    /** Where traces are on. Parameters: those of the events, receipts or none, ids, contexts. */
    private static final String APPEND_TRACED = NEW
            + ", stored as (" + INSERT + "), kept as (" + TraceContexts.KEEP_STORED.formatted("$15", "$16") + ")"
            + " select id from stored";

    private static final String APPEND_TRACED_WITH_RECEIPTS = NEW
            + ", stored as (" + INSERT + "), receipts as ("
            + Receipts.INSERT + " from " + Receipts.rows("$15") + " join stored on stored.id = r.object_id), kept as ("
            + TraceContexts.KEEP_STORED.formatted("$16", "$17") + ") select id from stored";

    /** SQLSTATE classes that speak of the values of a row; all others of the server. */
    private static final Set<String> ROW_FAULTS = Set.of("21", "22", "23", "40", "54");

    private final Pool pool;
    private final Announcement announcement;
    private final StorageWatch storage;
    private final Tracing tracing;
    private final long timeoutMillis;

    TableEventLog(Pool pool, Announcement announcement, StorageWatch storage, Tracing tracing, IngestConfig config) {
        this.pool = pool;
        this.announcement = announcement;
        this.storage = storage;
        this.tracing = tracing;
        this.timeoutMillis = config.commit().timeout().toMillis();
    }

    @Override
    public CompletionStage<Set<UUID>> append(List<NewEvent> events) {
        return insert(events)
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(timeoutMillis, TimeUnit.MILLISECONDS)
                .handle(this::answer);
    }

    private Future<RowSet<Row>> insert(List<NewEvent> events) {
        Tuple columns = new EventColumns(events).parameters();
        boolean plain = events.stream().allMatch(event -> event.receipts().isEmpty());
        Tuple all = plain ? columns : columns.addString(EventColumns.receipts(events));
        if (tracing.isOn()) {
            String sql = plain ? APPEND_TRACED : APPEND_TRACED_WITH_RECEIPTS;
            return pool.preparedQuery(sql).execute(EventColumns.addTraces(all, events));
        }
        return pool.preparedQuery(plain ? APPEND : APPEND_WITH_RECEIPTS).execute(all);
    }

    private Set<UUID> answer(@Nullable RowSet<Row> rows, @Nullable Throwable failure) {
        if (rows == null) {
            throw failure == null || !isRowFault(failure)
                    ? unavailable(failure == null ? new TimeoutException() : failure)
                    : new CompletionException(failure);
        }
        storage.stored();
        Set<UUID> stored = new HashSet<>();
        rows.forEach(row -> stored.add(row.getUUID(0)));
        if (!stored.isEmpty()) {
            announcement.wake();
        }
        return stored;
    }

    private Unavailable unavailable(Throwable failure) {
        storage.failed(failure);
        return new Unavailable(failure);
    }

    private static boolean isRowFault(Throwable failure) {
        return failure instanceof PgException refused
                && refused.getSqlState() != null
                && refused.getSqlState().length() == 5
                && ROW_FAULTS.contains(refused.getSqlState().substring(0, 2));
    }
}
