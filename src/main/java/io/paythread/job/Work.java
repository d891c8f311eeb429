package io.paythread.job;

import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;

/**
 * What a step is told of its job.
 *
 * @param owner the actor that asked for it
 * @param parameters as given at the start
 * @param checkpoint as the step before left it; empty for the first one
 * @param done how many units are done
 * @param total how many units there are in all, where a step has told
 */
public record Work(
        UUID id,
        String owner,
        JsonObject parameters,
        Optional<JsonObject> checkpoint,
        long done,
        Optional<Long> total) {

    /** The checkpoint, or an empty object before the first step. */
    public JsonObject position() {
        return checkpoint.orElseGet(JsonObject::new);
    }
}
