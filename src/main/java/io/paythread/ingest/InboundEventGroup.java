package io.paythread.ingest;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Events of one source and type that share what came of them and why.
 *
 * @param example the latest of them
 */
record InboundEventGroup(
        String state,
        String reason,
        Optional<String> detail,
        UUID source,
        String type,
        long count,
        Instant firstAt,
        Instant lastAt,
        UUID example) {

    static InboundEventGroup from(Row row) {
        return new InboundEventGroup(
                row.getString("state"),
                row.getString("reason"),
                Optional.ofNullable(row.getString("detail")).filter(text -> !text.isEmpty()),
                row.getUUID("source_id"),
                row.getString("type"),
                row.getLong("events"),
                Objects.requireNonNull(row.getOffsetDateTime("first_at")).toInstant(),
                Objects.requireNonNull(row.getOffsetDateTime("last_at")).toInstant(),
                row.getUUID("example"));
    }
}
