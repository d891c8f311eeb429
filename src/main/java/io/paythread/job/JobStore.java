package io.paythread.job;

import io.paythread.platform.page.Page;
import io.paythread.platform.page.PageRequest;
import io.paythread.platform.postgres.Conditions;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Jobs as people ask for, read and cancel them. */
@Singleton
class JobStore {
    private static final String COLUMNS =
            """
            id, kind, state, owner, done, total, unit, result, error_code, error_detail, cancel_requested, run_after,
            created_at, started_at, finished_at, expires_at
            """;

    private static final String INSERT =
            """
            insert into job (id, kind, state, owner, unique_key, parameters, unit, run_after, created_at)
            values ($1, $2, 'queued', $3, $4, $5, $6, $7, $8)
            on conflict (unique_key) where unique_key is not null and state in ('queued', 'running') do nothing
            returning
            """
                    + COLUMNS;

    private static final String ANNOUNCE = "select pg_notify('" + JobWorkers.CHANNEL + "', '')";

    private static final String UNFINISHED_BY_KEY =
            "select " + COLUMNS + " from job where unique_key = $1 and state in ('queued', 'running')";

    private static final String UNFINISHED_OF_OWNER =
            "select count(*)::int from job where owner = $1 and state in ('queued', 'running')";

    private static final String ONE = "select " + COLUMNS + " from job where id = $1";

    private static final String LIST = "select " + COLUMNS + " from job where true";

    /** A job that waits ends at once; one that runs ends between two steps, by the one who does them. */
    private static final String CANCEL =
            """
            update job
               set cancel_requested = true,
                   state = case when state = 'queued' then 'cancelled' else state end,
                   finished_at = case when state = 'queued' then $2::timestamptz end,
                   expires_at = case when state = 'queued' then $3::timestamptz end
             where id = $1 and state in ('queued', 'running')
            returning
            """
                    + COLUMNS;

    private static final String FORGET = "delete from job where expires_at < $1";

    /** Which jobs are asked for. */
    record Filter(Optional<String> kind, Optional<String> state, Optional<String> owner) {}

    /** Empty where an unfinished job has the same key. */
    Uni<Optional<Job>> insert(Tx tx, UUID id, NewJob job, String unit, Instant now) {
        return tx.first(
                        INSERT,
                        JobStore::from,
                        id,
                        job.kind(),
                        job.owner(),
                        job.uniqueKey().orElse(null),
                        job.parameters(),
                        unit,
                        at(job.runAfter().orElse(now)),
                        at(now))
                .call(() -> tx.query(ANNOUNCE));
    }

    Uni<Optional<Job>> unfinished(Tx tx, String key) {
        return tx.first(UNFINISHED_BY_KEY, JobStore::from, key);
    }

    Uni<Integer> unfinishedOf(Tx tx, String owner) {
        return tx.first(UNFINISHED_OF_OWNER, row -> row.getInteger(0), owner).map(Optional::orElseThrow);
    }

    Uni<Optional<Job>> find(Tx tx, UUID id) {
        return tx.first(ONE, JobStore::from, id);
    }

    /** Newest first. */
    Uni<Page<Job>> list(Tx tx, Filter filter, PageRequest page) {
        Conditions where = new Conditions();
        filter.kind().ifPresent(kind -> where.and("kind = ?", kind));
        filter.state().ifPresent(state -> where.and("state = ?", state));
        filter.owner().ifPresent(owner -> where.and("owner = ?", owner));
        page.keys()
                .map(keys -> UUID.fromString(keys.get(0)))
                .ifPresent(id -> where.and(page.backward() ? "id > ?" : "id < ?", id));
        String order = page.backward() ? "asc" : "desc";
        String end = "\norder by id " + order + " limit " + where.parameter(page.rowsToRead());
        return tx.list(LIST + where.sql() + end, JobStore::from, where.parameters())
                .map(rows -> page.cut(rows, job -> List.of(job.id().toString())));
    }

    /** The job as it is now; empty where it is unknown or finished. */
    Uni<Optional<Job>> cancel(Tx tx, UUID id, Instant now, Instant expiry) {
        return tx.first(CANCEL, JobStore::from, id, at(now), at(expiry));
    }

    Uni<Integer> forget(Tx tx, Instant now) {
        return tx.update(FORGET, at(now));
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Job from(Row row) {
        return new Job(
                row.getUUID("id"),
                row.getString("kind"),
                JobState.ofWireName(row.getString("state")),
                row.getString("owner"),
                row.getLong("done"),
                Optional.ofNullable(row.getLong("total")),
                row.getString("unit"),
                Optional.ofNullable(row.get(JsonObject.class, "result")),
                Optional.ofNullable(row.getString("error_code"))
                        .map(code -> new JobError(code, row.getString("error_detail"))),
                row.getBoolean("cancel_requested"),
                row.getOffsetDateTime("run_after").toInstant(),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                instant(row, "expires_at"));
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
