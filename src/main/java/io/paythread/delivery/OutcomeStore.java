package io.paythread.delivery;

import io.paythread.delivery.Endpoint.Health;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What came of attempts. */
@Singleton
class OutcomeStore {
    private static final String SETTLE =
            """
            update webhook_message
               set state = $3, step = $4, attempts = attempts + 1, due_at = coalesce($5, due_at), finished_at = $6,
                   lease_until = null
             where id = $1 and epoch = $2 and state = 'pending'
            returning attempts
            """;
    private static final String RELEASE = "update webhook_message set lease_until = null where id = $1 and epoch = $2";
    private static final String INSERT =
            """
            insert into webhook_attempt (id, message_id, number, started_at, duration_ms, status, fault, response)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """;
    /** Rows of endpoints that work are left alone: they are many, and every message would write them. */
    private static final String HEALTH =
            """
            select failures, failing_since, held_until, slow_rate from webhook_endpoint
             where id = $1 and (not $2 or failures > 0 or slow_rate is not null)
               for no key update
            """;

    private static final String NOTE =
            """
            update webhook_endpoint set failures = $2, failing_since = $3, held_until = $4, slow_rate = $5 where id = $1
            """;
    private static final String DISABLE =
            """
            update webhook_endpoint
               set state = 'disabled', disabled_reason = $2, disabled_at = $3, version = version + 1, updated_at = $3
             where id = $1 and state = 'active'
            """;

    /**
     * What a message becomes.
     *
     * @param due when it is sent next; empty where it is not
     */
    record Settled(MessageState state, int step, Optional<Instant> due) {}

    /** The number of the attempt; empty where the message is no longer this claim's. */
    Uni<Optional<Integer>> settle(Tx tx, Claimed claim, Settled settled, Instant now) {
        return tx.first(
                SETTLE,
                row -> row.getInteger(0),
                claim.message().id(),
                claim.epoch(),
                settled.state().wireName(),
                settled.step(),
                settled.due().map(EndpointStore::time).orElse(null),
                settled.state() == MessageState.PENDING ? null : EndpointStore.time(now));
    }

    /** Gives a message back that was not sent. */
    Uni<Void> release(Tx tx, Claimed claim) {
        return tx.update(RELEASE, claim.message().id(), claim.epoch()).replaceWithVoid();
    }

    Uni<Void> insert(Tx tx, UUID message, Attempt attempt) {
        return tx.update(
                        INSERT,
                        attempt.id(),
                        message,
                        attempt.number(),
                        EndpointStore.time(attempt.startedAt()),
                        attempt.durationMillis(),
                        attempt.status().orElse(null),
                        attempt.fault().orElse(null),
                        attempt.response().orElse(null))
                .replaceWithVoid();
    }

    /** How it goes, for changing it; empty where it goes well and goes on doing so. */
    Uni<Optional<Health>> health(Tx tx, UUID endpoint, boolean delivered) {
        return tx.first(HEALTH, EndpointStore::health, endpoint, delivered);
    }

    Uni<Void> note(Tx tx, UUID endpoint, Health health) {
        return tx.update(
                        NOTE,
                        endpoint,
                        health.failures(),
                        health.failingSince().map(EndpointStore::time).orElse(null),
                        health.heldUntil().map(EndpointStore::time).orElse(null),
                        health.slowRate().orElse(null))
                .replaceWithVoid();
    }

    /** False where it was not active any more. */
    Uni<Boolean> disable(Tx tx, UUID endpoint, DisableReason reason, Instant now) {
        return tx.update(DISABLE, endpoint, reason.wireName(), EndpointStore.time(now))
                .map(rows -> rows == 1);
    }
}
