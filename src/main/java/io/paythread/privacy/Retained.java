package io.paythread.privacy;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something that is kept for a time only. Implemented by the packages that keep it. */
public interface Retained {
    /**
     * How long what is kept.
     *
     * @param bodies what providers sent, with all that no entry shows: addresses, devices, shipping
     * @param conversations tickets and messages, since their last event
     * @param payments whose payments were, since their last event
     */
    record Periods(Duration bodies, Duration conversations, Duration payments) {}

    /**
     * What is older than its period.
     *
     * @param kind what: {@code stored_bodies}, {@code conversations}, {@code payments}
     * @param oldest from when the oldest of it is; empty where nothing is due
     */
    record Due(String kind, Duration period, long count, Optional<Instant> oldest) {}

    /** How much is due, without changing anything. Nothing that a hold keeps is due. */
    Uni<List<Due>> due(Tx tx, Periods periods, Instant now);

    /**
     * Lets go of a bounded piece of what is due, in the open transaction.
     *
     * @param position where the piece before ended; empty at first
     * @return where the next piece begins; empty when nothing is left
     */
    Uni<Optional<JsonObject>> expire(Tx tx, Periods periods, Instant now, JsonObject position);
}
