package io.paythread.ingest;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * An event of the log without its body, and what became of it.
 *
 * @param state pending, projected, ignored, dead or needs_fetch
 * @param reason why it did not become facts
 */
record InboundEventRow(
        UUID id,
        UUID source,
        String reference,
        String type,
        String form,
        String origin,
        Optional<Instant> providerTime,
        Instant receivedAt,
        int size,
        String sha256,
        int redactions,
        String state,
        Optional<String> reason,
        Optional<String> detail) {

    static InboundEventRow from(Row row) {
        return new InboundEventRow(
                row.getUUID("id"),
                row.getUUID("source_id"),
                row.getString("reference"),
                row.getString("type"),
                row.getString("form"),
                row.getString("origin"),
                Optional.ofNullable(row.getOffsetDateTime("provider_time")).map(OffsetDateTime::toInstant),
                Objects.requireNonNull(row.getOffsetDateTime("received_at")).toInstant(),
                row.getInteger("body_bytes"),
                HexFormat.of().formatHex(row.getBuffer("body_sha256").getBytes()),
                row.getShort("redactions"),
                row.getString("state"),
                Optional.ofNullable(row.getString("reason")),
                Optional.ofNullable(row.getString("detail")));
    }
}
