package io.paythread.security;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rows of {@code api_key}. */
@Singleton
class ApiKeyStore {
    private static final String FIND = "select name, hash, expires_at, revoked_at from api_key where id = $1";
    /** One replica of several that start at once looks and inserts; the others wait and then see its row. */
    private static final String ONE_AT_A_TIME = "lock table api_key in share row exclusive mode";

    private static final String INSERT_FIRST =
            """
            insert into api_key (id, name, hash, last4, created_at)
            select $1, $2, $3, $4, $5
            where not exists (select from api_key)
            """;

    Uni<Optional<ApiKey>> find(Tx tx, UUID id) {
        return tx.first(FIND, ApiKeyStore::from, id);
    }

    /** Keeps the key if it is the first one ever; says whether it was. */
    Uni<Boolean> insertFirst(Tx tx, ApiKeyText key, String name, Instant now) {
        return tx.update(ONE_AT_A_TIME)
                .chain(() -> tx.update(
                        INSERT_FIRST,
                        key.id(),
                        name,
                        Buffer.buffer(key.hash()),
                        key.last4(),
                        now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows == 1);
    }

    private static ApiKey from(Row row) {
        return new ApiKey(
                row.getString(0),
                row.getBuffer(1).getBytes(),
                instant(row.getOffsetDateTime(2)),
                instant(row.getOffsetDateTime(3)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
