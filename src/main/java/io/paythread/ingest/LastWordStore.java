package io.paythread.ingest;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the end of the log, source by source. */
@Singleton
class LastWordStore {
    /** Events arrive in nearly their order; the newest is among the latest hundred. One look at an index for each source. */
    private static final String FIND =
            """
            select asked.id, coalesce(s.state = 'active', true) as taking, latest.at
              from unnest($1::uuid[]) as asked (id)
              left join source s on s.id = asked.id
             cross join lateral (
                   select max(coalesce(e.provider_time, e.received_at)) as at
                     from (select provider_time, received_at
                             from inbound_event
                            where source_id = asked.id
                            order by id desc
                            limit 100) e) latest
            """;

    Uni<List<LastWord>> of(Tx tx, List<UUID> sources) {
        return tx.list(FIND, LastWordStore::from, (Object) sources.toArray(UUID[]::new));
    }

    private static LastWord from(Row row) {
        return new LastWord(
                row.getUUID("id"),
                row.getBoolean("taking"),
                Optional.ofNullable(row.getOffsetDateTime("at")).map(OffsetDateTime::toInstant));
    }
}
