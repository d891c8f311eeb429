package io.paythread.projection;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Which events are replayed; half open in time, by our door's clock. */
record ReplayFilter(
        String state,
        Optional<String> reason,
        Optional<UUID> source,
        Optional<String> type,
        Optional<Instant> from,
        Optional<Instant> to) {

    JsonObject toJson() {
        JsonObject json = new JsonObject().put("state", state);
        reason.ifPresent(word -> json.put("error_code", word));
        source.ifPresent(id -> json.put("source", id.toString()));
        type.ifPresent(word -> json.put("type", word));
        from.ifPresent(time -> json.put("from", time.toString()));
        to.ifPresent(time -> json.put("to", time.toString()));
        return json;
    }

    static ReplayFilter of(JsonObject json) {
        return new ReplayFilter(
                json.getString("state"),
                Optional.ofNullable(json.getString("error_code")),
                Optional.ofNullable(json.getString("source")).map(UUID::fromString),
                Optional.ofNullable(json.getString("type")),
                Optional.ofNullable(json.getString("from")).map(Instant::parse),
                Optional.ofNullable(json.getString("to")).map(Instant::parse));
    }
}
