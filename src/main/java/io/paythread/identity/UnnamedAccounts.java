package io.paythread.identity;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Accounts of which no address is known: nobody can be found or joined by them. */
@Singleton
public class UnnamedAccounts {
    private static final String AFTER =
            """
            select id, reference, recorded_at from account
             where source_id = $1 and email is null and not guest
               and (recorded_at, id) > ($2, $3) and recorded_at < $4
             order by recorded_at, id limit $5
            """;

    /** One of them. */
    public record Unnamed(UUID id, String reference, Instant recordedAt) {}

    /** Those of a source that became known after one and before a moment, in that order. */
    public Uni<List<Unnamed>> after(Tx tx, UUID source, Instant time, UUID id, Instant before, int limit) {
        return tx.list(
                AFTER,
                UnnamedAccounts::from,
                source,
                time.atOffset(ZoneOffset.UTC),
                id,
                before.atOffset(ZoneOffset.UTC),
                limit);
    }

    private static Unnamed from(Row row) {
        return new Unnamed(
                row.getUUID("id"),
                row.getString("reference"),
                row.getOffsetDateTime("recorded_at").toInstant());
    }
}
