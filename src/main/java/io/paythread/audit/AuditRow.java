package io.paythread.audit;

import io.paythread.platform.time.Timestamps;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the log as it is stored.
 *
 * @param number the row's own number, in the order of writing; the place in the chain follows the commits
 * @param before canonical JSON
 * @param after canonical JSON
 */
record AuditRow(
        long number,
        UUID id,
        Instant recordedAt,
        String actor,
        String action,
        String objectType,
        String objectId,
        String before,
        String after,
        @Nullable String reason,
        String requestId) {

    static final String COLUMNS =
            """
            e.seq, e.id, e.recorded_at, e.actor, e.action, e.object_type, e.object_id, e.before, e.after, e.reason,
            e.request_id""";

    static AuditRow from(Row row) {
        return new AuditRow(
                row.getLong("seq"),
                row.getUUID("id"),
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("object_type"),
                row.getString("object_id"),
                row.getString("before"),
                row.getString("after"),
                row.getString("reason"),
                row.getString("request_id"));
    }

    /** What is hashed: all that the row says, with its place in the chain. Members stand in the order of their names. */
    String canonical(long position) {
        return "{\"action\":" + CanonicalJson.quoted(action)
                + ",\"actor\":" + CanonicalJson.quoted(actor)
                + ",\"after\":" + after
                + ",\"before\":" + before
                + ",\"id\":" + CanonicalJson.quoted(id.toString())
                + ",\"number\":" + number
                + ",\"object_id\":" + CanonicalJson.quoted(objectId)
                + ",\"object_type\":" + CanonicalJson.quoted(objectType)
                + ",\"reason\":" + (reason == null ? "null" : CanonicalJson.quoted(reason))
                + ",\"recorded_at\":" + CanonicalJson.quoted(Timestamps.format(recordedAt))
                + ",\"request_id\":" + CanonicalJson.quoted(requestId)
                + ",\"seq\":" + position + "}";
    }
}
