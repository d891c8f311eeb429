package io.paythread.faults;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * A row of the feed as its readers see it.
 *
 * @param subject the id of what changed
 * @param revision of the customer; 0 without one
 */
record FeedRow(String id, String type, String subject, @Nullable String customer, long revision) {

    static FeedRow from(JsonObject row) {
        JsonObject data = row.getJsonObject("data");
        return new FeedRow(
                row.getString("id"),
                row.getString("type"),
                data == null ? "" : data.getString("id", ""),
                row.getString("customer"),
                row.getLong("revision", 0L));
    }
}
