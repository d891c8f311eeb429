package io.paythread.stream;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/** Rows of {@code stream_ticket}. */
@Singleton
class StreamTicketStore {
    private static final String ADD =
            """
            with old as (delete from stream_ticket where expires_at < $4)
            insert into stream_ticket (hash, caller, expires_at) values ($1, $2, $3)
            """;

    private static final String TAKE =
            "delete from stream_ticket where hash = $1 and expires_at >= $2 returning caller";

    Uni<Integer> add(Tx tx, byte[] hash, JsonObject caller, Instant expiresAt, Instant now) {
        return tx.update(
                ADD, Buffer.buffer(hash), caller, expiresAt.atOffset(ZoneOffset.UTC), now.atOffset(ZoneOffset.UTC));
    }

    /** The ticket's caller; the ticket is no more. */
    Uni<Optional<JsonObject>> take(Tx tx, byte[] hash, Instant now) {
        return tx.first(TAKE, row -> row.getJsonObject("caller"), Buffer.buffer(hash), now.atOffset(ZoneOffset.UTC));
    }
}
