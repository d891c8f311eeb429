package io.paythread.ingest;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** How far each source was compared with its provider. */
@Singleton
class ReconciliationStore {
    private static final String FIND =
            """
            select s.created_at, coalesce(r.version, 0) as version, r.reconciled_to, r.reconciled_at, r.failed_at,
                   r.error_code, coalesce(r.recovered, 0) as recovered, r.silent_since
              from source s left join source_reconciliation r on r.source_id = s.id
             where s.id = $1
            """;

    private static final String BUMP =
            """
            insert into source_reconciliation (source_id, version) values ($1, 1)
            on conflict (source_id) do update set version = source_reconciliation.version + 1
            """;

    private static final String BEGUN =
            """
            insert into source_reconciliation (source_id, reconciled_to) values ($1, $2)
            on conflict (source_id) do update
            set reconciled_to = coalesce(source_reconciliation.reconciled_to, excluded.reconciled_to)
            """;

    private static final String ENDED =
            """
            update source_reconciliation
               set reconciled_to = $2, reconciled_at = $3, failed_at = null, error_code = null
             where source_id = $1
            """;

    private static final String RECOVERED =
            "update source_reconciliation set recovered = recovered + $2 where source_id = $1";

    private static final String FAILED =
            """
            insert into source_reconciliation (source_id, failed_at, error_code) values ($1, $2, $3)
            on conflict (source_id) do update set failed_at = excluded.failed_at, error_code = excluded.error_code
            """;

    private static final String ANSWERED =
            "update source_reconciliation set failed_at = null, error_code = null where source_id = $1";

    private static final String SILENT =
            """
            insert into source_reconciliation (source_id, silent_since) values ($1, $2)
            on conflict (source_id) do update set silent_since = excluded.silent_since
             where source_reconciliation.silent_since is distinct from excluded.silent_since
            """;

    private static final String NOT_SILENT =
            "update source_reconciliation set silent_since = null where source_id = $1 and silent_since is not null";

    private static final String COMPARED =
            "select source_id, reconciled_at from source_reconciliation where reconciled_at is not null";

    Uni<Reconciled> find(Tx tx, UUID source) {
        return tx.first(FIND, ReconciliationStore::from, source)
                .map(found -> found.orElseThrow(() -> new IllegalStateException("there is no source " + source)));
    }

    /** Readers of timelines see that something changed. */
    Uni<Void> bump(Tx tx, UUID source) {
        return tx.update(BUMP, source).replaceWithVoid();
    }

    /** Sets the place of a source that has none. */
    Uni<Void> begun(Tx tx, UUID source, Instant place) {
        return tx.update(BEGUN, source, GapStore.at(place)).replaceWithVoid();
    }

    /** Moves the place. */
    Uni<Void> ended(Tx tx, UUID source, Instant to, Instant now) {
        return tx.update(ENDED, source, GapStore.at(to), GapStore.at(now)).replaceWithVoid();
    }

    Uni<Void> recovered(Tx tx, UUID source, int events) {
        return tx.update(RECOVERED, source, (long) events).replaceWithVoid();
    }

    Uni<Void> failed(Tx tx, UUID source, Instant now, String code) {
        return tx.update(FAILED, source, GapStore.at(now), code).replaceWithVoid();
    }

    Uni<Void> answered(Tx tx, UUID source) {
        return tx.update(ANSWERED, source).replaceWithVoid();
    }

    Uni<Void> silent(Tx tx, UUID source, Optional<Instant> since) {
        return since.map(at -> tx.update(SILENT, source, GapStore.at(at)))
                .orElseGet(() -> tx.update(NOT_SILENT, source))
                .replaceWithVoid();
    }

    /** When each was compared last; those that were. One row for each source. */
    Uni<Map<UUID, Instant>> compared(Tx tx) {
        return tx.list(
                        COMPARED,
                        row -> Map.entry(
                                row.getUUID(0), row.getOffsetDateTime(1).toInstant()))
                .map(rows -> rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Reconciled from(Row row) {
        return new Reconciled(
                row.getOffsetDateTime("created_at").toInstant(),
                row.getLong("version"),
                instant(row, "reconciled_to"),
                instant(row, "reconciled_at"),
                instant(row, "failed_at"),
                Optional.ofNullable(row.getString("error_code")),
                row.getLong("recovered"),
                instant(row, "silent_since"));
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
