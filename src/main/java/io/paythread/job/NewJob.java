package io.paythread.job;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * A wish for long work.
 *
 * @param kind a declared kind's name
 * @param owner the actor that asks; {@link #SYSTEM} for the service itself
 * @param parameters what the kind needs to know; kept with the job until it expires
 * @param uniqueKey while an unfinished job has this key, asking again gives that job
 * @param runAfter not before this time; empty for at once
 */
public record NewJob(
        String kind, String owner, JsonObject parameters, Optional<String> uniqueKey, Optional<Instant> runAfter) {
    /** The owner of what the service does by itself. */
    public static final String SYSTEM = "system";

    /** A job that begins as soon as its turn comes. */
    public static NewJob of(JobKind kind, String owner, JsonObject parameters) {
        return new NewJob(kind.name(), owner, parameters, Optional.empty(), Optional.empty());
    }

    /** The same, at most once at a time. */
    public NewJob once(String key) {
        return new NewJob(kind, owner, parameters, Optional.of(key), runAfter);
    }

    /** The same, not before a time. */
    public NewJob notBefore(Instant time) {
        return new NewJob(kind, owner, parameters, uniqueKey, Optional.of(time));
    }
}
