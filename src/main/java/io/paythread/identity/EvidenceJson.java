package io.paythread.identity;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** Evidence as the database keeps it. */
final class EvidenceJson {
    private EvidenceJson() {}

    static String write(Evidence evidence) {
        JsonArray verifiedBy = new JsonArray();
        evidence.verifiedBy().forEach(id -> verifiedBy.add(id.toString()));
        return new JsonObject()
                .put("type", evidence.type())
                .put("value", evidence.value())
                .put("verified_by", verifiedBy)
                .put("names", evidence.names())
                .encode();
    }

    static Evidence read(JsonObject json) {
        return new Evidence(
                json.getString("type"),
                json.getString("value"),
                json.getJsonArray("verified_by").stream()
                        .map(id -> UUID.fromString((String) id))
                        .toList(),
                json.getString("names"));
    }
}
