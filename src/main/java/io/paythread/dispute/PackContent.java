package io.paythread.dispute;

import io.paythread.dispute.Statement.Topic;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One version of a pack.
 *
 * @param fields texts by the provider's field names
 * @param statements what the timeline proves, in order of date
 * @param excerpts the messages that are quoted, by their entries: the words are read when they are asked for, so that
 *     what is removed in the helpdesk or erased is gone here too
 */
record PackContent(ProductType product, Map<String, String> fields, List<Statement> statements, List<UUID> excerpts) {
    PackContent {
        fields = Collections.unmodifiableMap(new TreeMap<>(fields));
        statements = statements.stream().sorted(Statement.BY_DATE).toList();
        excerpts = List.copyOf(excerpts);
    }

    JsonObject json() {
        JsonArray told = new JsonArray();
        statements.forEach(statement -> told.add(new JsonObject()
                .put("topic", statement.topic().wireName())
                .put("at", statement.at().toString())
                .put("text", statement.text())
                .put("entries", ids(statement.entries()))));
        JsonObject texts = new JsonObject();
        fields.forEach(texts::put);
        return new JsonObject()
                .put("product", product.wireName())
                .put("fields", texts)
                .put("statements", told)
                .put("excerpts", ids(excerpts));
    }

    static PackContent of(JsonObject json) {
        Map<String, String> fields = new TreeMap<>();
        json.getJsonObject("fields").forEach(field -> fields.put(field.getKey(), String.valueOf(field.getValue())));
        List<Statement> statements = json.getJsonArray("statements").stream()
                .map(item -> statement((JsonObject) item))
                .toList();
        return new PackContent(
                ProductType.ofWireName(json.getString("product")).orElse(ProductType.PHYSICAL),
                fields,
                statements,
                uuids(json.getJsonArray("excerpts")));
    }

    private static Statement statement(JsonObject json) {
        return new Statement(
                Topic.valueOf(json.getString("topic").toUpperCase(Locale.ROOT)),
                Instant.parse(json.getString("at")),
                json.getString("text"),
                uuids(json.getJsonArray("entries")));
    }

    private static JsonArray ids(List<UUID> ids) {
        return new JsonArray(ids.stream().map(UUID::toString).toList());
    }

    private static List<UUID> uuids(JsonArray array) {
        return array.stream().map(id -> UUID.fromString(String.valueOf(id))).toList();
    }
}
