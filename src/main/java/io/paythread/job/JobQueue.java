package io.paythread.job;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/**
 * Jobs as workers claim and do them. Leases are by the database's time, the one clock that all processes share; when a
 * job is due is by ours.
 */
@Singleton
class JobQueue {
    /** Claims go one after another, so that the counts of running jobs hold; a claim takes a millisecond. */
    private static final String ONE_AT_A_TIME = "select pg_advisory_xact_lock(hashtext('paythread.job.claim'))";

    private static final String CLAIM =
            """
            with held as (
                select id, owner from job where state = 'running' and lease_until > now()
            ), next as (
                select id, state from job j
                 where ((state = 'queued' and run_after <= $1) or (state = 'running' and lease_until <= now()))
                   and kind = any($2)
                   and (select count(*) from held) < $3
                   and (j.owner = $6 or (select count(*) from held h where h.owner = j.owner) < $4)
                 order by run_after, id
                 limit 1
                   for update skip locked
            )
            update job j
               set state = 'running', epoch = epoch + 1, lease_until = now() + make_interval(secs => $5),
                   started_at = coalesce(started_at, $1),
                   failures = failures + case when next.state = 'running' then 1 else 0 end
              from next where j.id = next.id
            returning j.id, j.kind, j.epoch, j.failures, next.state = 'running' as taken_over
            """;

    private static final String WORK =
            """
            select id, owner, parameters, checkpoint, done, total from job
             where id = $1 and epoch = $2 and state = 'running' and not cancel_requested
            """;

    private static final String LOCK =
            """
            select cancel_requested from job where id = $1 and epoch = $2 and state = 'running' for no key update
            """;

    private static final String ADVANCE =
            """
            update job
               set checkpoint = $3, done = done + $4, total = coalesce($5, total), result = coalesce($6, result),
                   failures = 0, error_code = null, error_detail = null, lease_until = now() + make_interval(secs => $7)
             where id = $1 and epoch = $2
            """;

    private static final String QUEUE =
            """
            update job
               set state = 'queued', run_after = $3, lease_until = null, failures = failures + $4, error_code = $5, error_detail = $6
             where id = $1 and epoch = $2 and state = 'running'
            """;

    /** Behind everything that is due now; stays where nothing else is. */
    private static final String GIVE_WAY =
            """
            update job
               set state = 'queued', run_after = $3, lease_until = null
             where id = $1 and epoch = $2 and state = 'running'
               and exists (select 1 from job other
                            where other.state = 'queued' and other.run_after <= $3 and other.kind = any($4))
            """;

    private static final String FINISH =
            """
            update job
               set state = $3, finished_at = $4, expires_at = $5, lease_until = null, error_code = $6, error_detail = $7
             where id = $1 and epoch = $2 and state = 'running'
            """;

    private static final String PARAMETERS = "select parameters from job where id = $1";

    private static final String RELEASE =
            """
            update job set lease_until = null, state = 'queued' where id = $1 and epoch = $2 and state = 'running'
            """;

    /**
     * A job in the hands of one worker.
     *
     * @param failures steps in a row that failed or whose process ended
     * @param takenOver whether the process that had it before fell silent
     */
    record Claim(UUID id, String kind, long epoch, int failures, boolean takenOver) {}

    /** The next job whose turn it is. */
    Uni<Optional<Claim>> claim(Tx tx, Collection<String> kinds, JobConfig config, Instant now) {
        return tx.query(ONE_AT_A_TIME)
                .chain(() -> tx.first(
                        CLAIM,
                        JobQueue::claim,
                        JobStore.at(now),
                        kinds.toArray(String[]::new),
                        config.mostRunning(),
                        config.mostRunningOfOwner(),
                        seconds(config.lease()),
                        NewJob.SYSTEM));
    }

    /** What the next step needs; empty where the job was cancelled or is no longer this claim's. */
    Uni<Optional<Work>> work(Tx tx, Claim claim) {
        return tx.first(WORK, JobQueue::work, claim.id(), claim.epoch());
    }

    /** Whether cancelling is wished; empty where the job is no longer this claim's. Keeps others off until the end. */
    Uni<Optional<Boolean>> lock(Tx tx, Claim claim) {
        return tx.first(LOCK, row -> row.getBoolean(0), claim.id(), claim.epoch());
    }

    Uni<Void> advance(Tx tx, Claim claim, Step step, Duration lease) {
        return tx.update(
                        ADVANCE,
                        claim.id(),
                        claim.epoch(),
                        step.checkpoint(),
                        step.done(),
                        step.total().orElse(null),
                        step.result().orElse(null),
                        seconds(lease))
                .replaceWithVoid();
    }

    /** Lets jobs that are due have the worker, where there are any; gives whether it does. */
    Uni<Boolean> giveWay(Tx tx, Claim claim, Collection<String> kinds, Instant now) {
        return tx.update(GIVE_WAY, claim.id(), claim.epoch(), JobStore.at(now), kinds.toArray(String[]::new))
                .map(changed -> changed == 1);
    }

    Uni<Void> rest(Tx tx, Claim claim, Instant until, Optional<JobError> trouble) {
        return tx.update(
                        QUEUE,
                        claim.id(),
                        claim.epoch(),
                        JobStore.at(until),
                        0,
                        trouble.map(JobError::code).orElse(null),
                        trouble.map(JobError::detail).orElse(null))
                .replaceWithVoid();
    }

    Uni<Void> tryAgain(Tx tx, Claim claim, Instant at, JobError error) {
        return tx.update(QUEUE, claim.id(), claim.epoch(), JobStore.at(at), 1, error.code(), error.detail())
                .replaceWithVoid();
    }

    /** False where the job is no longer this claim's. */
    Uni<Boolean> finish(Tx tx, Claim claim, JobState state, Optional<JobError> error, Instant now, Instant expiry) {
        return tx.update(
                        FINISH,
                        claim.id(),
                        claim.epoch(),
                        state.wireName(),
                        JobStore.at(now),
                        JobStore.at(expiry),
                        error.map(JobError::code).orElse(null),
                        error.map(JobError::detail).orElse(null))
                .map(changed -> changed == 1);
    }

    /** What it was asked to do. */
    Uni<JsonObject> parameters(Tx tx, UUID job) {
        return tx.first(PARAMETERS, row -> row.get(JsonObject.class, 0), job)
                .map(found -> found.orElseGet(JsonObject::new));
    }

    /** Gives a job back unfinished, so that another process goes on at once. */
    Uni<Void> release(Tx tx, Claim claim) {
        return tx.update(RELEASE, claim.id(), claim.epoch()).replaceWithVoid();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1_000.0;
    }

    private static Claim claim(Row row) {
        return new Claim(
                row.getUUID("id"),
                row.getString("kind"),
                row.getLong("epoch"),
                row.getInteger("failures"),
                row.getBoolean("taken_over"));
    }

    private static Work work(Row row) {
        return new Work(
                row.getUUID("id"),
                row.getString("owner"),
                row.get(JsonObject.class, "parameters"),
                Optional.ofNullable(row.get(JsonObject.class, "checkpoint")),
                row.getLong("done"),
                Optional.ofNullable(row.getLong("total")));
    }
}
