package io.paythread.export;

import io.paythread.platform.postgres.Tx;
import io.paythread.security.Caller;
import io.paythread.security.KeptCaller;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Rows of {@code export}. */
@Singleton
class ExportStore {
    private static final String INSERT =
            """
            insert into export (id, job_id, resource, filter, format, compression, fields, byte_order_mark, owner, caller,
                                state, created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'open', $11)
            """;

    private static final String FIND =
            """
            select id, job_id, resource, filter, format, compression, fields, byte_order_mark, caller, state, epoch,
                   feed_cursor, row_count, created_at, finished_at, expires_at
              from export where id = $1
            """;

    private static final String BEGUN = "update export set feed_cursor = $2 where id = $1";

    private static final String FINISHED =
            """
            update export set state = 'ready', row_count = $2, finished_at = $3, expires_at = $4 where id = $1
            """;

    /** A filter may name a person. */
    private static final String EMPTY = " filter = '{}'";

    private static final String DROPPED =
            "update export set state = 'dropped', expires_at = $2," + EMPTY + " where id = $1 and state = 'open'";

    private static final String READ_AGAIN = "update export set epoch = epoch + 1 where state = 'open'";

    private static final String ABOUT =
            """
            select distinct p.export_id from export_piece p where p.about && $1::uuid[]
            """;

    private static final String ERASED =
            "update export set state = 'erased', expires_at = $2," + EMPTY + " where id = any($1)";

    private static final String EXPIRED =
            "update export set state = 'expired'," + EMPTY + " where state = 'ready' and expires_at <= $1 returning id";

    private static final String FORGET = "delete from export where state <> 'open' and expires_at <= $1";

    Uni<Void> add(Tx tx, UUID id, UUID job, Wish wish, Caller caller, Instant now) {
        return tx.update(
                        INSERT,
                        id,
                        job,
                        wish.list().resource(),
                        new JsonObject(new TreeMap<>(wish.filter())),
                        wish.form().format().wireName(),
                        wish.form().compression().wireName(),
                        wish.form().fields().toArray(String[]::new),
                        wish.form().byteOrderMark(),
                        caller.actor(),
                        KeptCaller.write(caller).put("request", caller.requestId()),
                        at(now))
                .replaceWithVoid();
    }

    Uni<Optional<Export>> find(Tx tx, UUID id) {
        return tx.first(FIND, ExportStore::from, id);
    }

    /** As it is now; nobody else changes it until the transaction ends. */
    Uni<Optional<Export>> lock(Tx tx, UUID id) {
        return tx.first(FIND + " for update", ExportStore::from, id);
    }

    Uni<Void> begun(Tx tx, UUID id, String feedCursor) {
        return tx.update(BEGUN, id, feedCursor).replaceWithVoid();
    }

    Uni<Void> finished(Tx tx, UUID id, long rows, Instant now, Instant expiry) {
        return tx.update(FINISHED, id, rows, at(now), at(expiry)).replaceWithVoid();
    }

    Uni<Void> dropped(Tx tx, UUID id, Instant expiry) {
        return tx.update(DROPPED, id, at(expiry)).replaceWithVoid();
    }

    /** What was read for those that are being made is read again. Waits for the pieces that are just being written. */
    Uni<Void> readAgain(Tx tx) {
        return tx.update(READ_AGAIN).replaceWithVoid();
    }

    /** Those in which any of these accounts and matters stands. */
    Uni<List<UUID>> about(Tx tx, List<UUID> ids) {
        return tx.list(ABOUT, row -> row.getUUID(0), (Object) ids.toArray(UUID[]::new));
    }

    Uni<Void> erased(Tx tx, List<UUID> ids, Instant expiry) {
        return tx.update(ERASED, ids.toArray(UUID[]::new), at(expiry)).replaceWithVoid();
    }

    /** Whose time is up by now. */
    Uni<List<UUID>> expired(Tx tx, Instant now) {
        return tx.list(EXPIRED, row -> row.getUUID(0), at(now));
    }

    /** Those that have been without files since a time. */
    Uni<Integer> forget(Tx tx, Instant since) {
        return tx.update(FORGET, at(since));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Export from(Row row) {
        JsonObject caller = row.getJsonObject("caller");
        return new Export(
                row.getUUID("id"),
                row.getUUID("job_id"),
                row.getString("resource"),
                words(row.getJsonObject("filter")),
                new Form(
                        Format.of(row.getString("format")),
                        Compression.of(row.getString("compression")),
                        List.of(row.getArrayOfStrings("fields")),
                        row.getBoolean("byte_order_mark")),
                KeptCaller.read(caller, caller.getString("request", "")),
                Export.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getInteger("epoch"),
                Optional.ofNullable(row.getString("feed_cursor")),
                Optional.ofNullable(row.getLong("row_count")),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row, "finished_at"),
                instant(row, "expires_at"));
    }

    private static Map<String, String> words(JsonObject filter) {
        Map<String, String> words = new TreeMap<>();
        filter.forEach(word -> words.put(word.getKey(), String.valueOf(word.getValue())));
        return words;
    }

    private static Optional<Instant> instant(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }
}
