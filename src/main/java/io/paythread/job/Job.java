package io.paythread.job;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A job as its readers see it.
 *
 * @param total units in all, where known
 * @param cancelRequested whether it ends after the step under way
 * @param expiresAt when it is forgotten, its result included; empty while unfinished
 */
public record Job(
        UUID id,
        String kind,
        JobState state,
        String owner,
        long done,
        Optional<Long> total,
        String unit,
        Optional<JsonObject> result,
        Optional<JobError> error,
        boolean cancelRequested,
        Instant runAfter,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<Instant> expiresAt) {}
