package io.paythread.reconcile;

import io.paythread.ingest.spi.FetchRange;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a job is to fetch, as its parameters. */
record Wish(UUID source, FetchRange range) {
    JsonObject json() {
        return new JsonObject()
                .put("source", source.toString())
                .put("from", range.from().toString())
                .put("to", range.to().toString())
                .put("types", new JsonArray(range.types().stream().sorted().toList()));
    }

    static Wish of(JsonObject json) {
        Set<String> types = json.getJsonArray("types", new JsonArray()).stream()
                .map(String::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        return new Wish(
                UUID.fromString(json.getString("source")),
                new FetchRange(Instant.parse(json.getString("from")), Instant.parse(json.getString("to")), types));
    }
}
