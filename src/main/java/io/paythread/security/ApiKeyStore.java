package io.paythread.security;

import io.paythread.platform.net.Networks;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows of {@code api_key} as requests need them; what people do with keys goes through the repository. */
@Singleton
class ApiKeyStore {
    private static final String FIND =
            """
            select id, name, roles, scopes, networks, created_by, created_at, updated_at, expires_at, revoked_at,
                   last_used_at, hash, last4, previous_hash, previous_last4, previous_expires_at, version
              from api_key where id = $1
            """;

    /** One replica of several that start at once looks and inserts; the others wait and then see its row. */
    private static final String ONE_AT_A_TIME = "lock table api_key in share row exclusive mode";

    private static final String INSERT_FIRST =
            """
            insert into api_key (id, name, hash, last4, roles, created_by, created_at, updated_at)
            select $1, $2, $3, $4, '{admin}', 'system', $5, $5
            where not exists (select from api_key)
            """;

    private static final String USED =
            "update api_key set last_used_at = $2 where id = $1 and (last_used_at is null or last_used_at < $2)";

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

    /** Remembers the hour in which the key was used. */
    Uni<Void> used(Tx tx, UUID id, Instant hour) {
        return tx.update(USED, id, hour.atOffset(ZoneOffset.UTC)).replaceWithVoid();
    }

    private static ApiKey from(Row row) {
        return new ApiKey(
                row.getUUID("id"),
                row.getString("name"),
                known(row.getArrayOfStrings("roles"), Role::ofWireName),
                known(row.getArrayOfStrings("scopes"), Scope::ofWireName),
                Networks.of(List.of(row.getArrayOfStrings("networks"))),
                row.getString("created_by"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                instant(row.getOffsetDateTime("expires_at")),
                instant(row.getOffsetDateTime("revoked_at")),
                instant(row.getOffsetDateTime("last_used_at")),
                new ApiKey.Secret(row.getBuffer("hash").getBytes(), row.getString("last4"), Optional.empty()),
                previous(row),
                row.getInteger("version"));
    }

    private static Optional<ApiKey.Secret> previous(Row row) {
        return Optional.ofNullable(row.getBuffer("previous_hash"))
                .map(hash -> new ApiKey.Secret(
                        hash.getBytes(),
                        row.getString("previous_last4"),
                        instant(row.getOffsetDateTime("previous_expires_at"))));
    }

    /** A word that a newer release wrote means nothing here, so it allows nothing. */
    static <T> Set<T> known(String[] names, Function<String, Optional<T>> meaning) {
        return Arrays.stream(names).map(meaning).flatMap(Optional::stream).collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Instant> instant(@Nullable OffsetDateTime time) {
        return Optional.ofNullable(time).map(OffsetDateTime::toInstant);
    }
}
