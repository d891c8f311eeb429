package io.paythread.ingest;

import io.paythread.ingest.spi.ThinEvent;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Events that wait for their content. */
@Singleton
public class ThinEvents {
    private static final String WAITING =
            """
            select e.id, e.source_id, e.reference, e.twin, e.type, coalesce(e.provider_time, e.received_at) as at, o.detail
              from inbound_outcome o join inbound_event e on e.id = o.inbound_id
             where o.state = 'needs_fetch' and o.source_id = any($1) and e.reduced_at is null
               and not exists (select 1 from inbound_event w where w.source_id = e.source_id and w.reference = e.twin)
             order by o.reason, o.decided_at
             limit $2
            """;

    /** In words that the projection uses for those that come second. */
    private static final String SETTLE =
            """
            update inbound_outcome set state = 'ignored', reason = 'snapshot_received',
                   detail = 'The same event came in its full form.'
             where inbound_id in (
                   select o.inbound_id
                     from inbound_outcome o join inbound_event e on e.id = o.inbound_id
                    where o.state = 'needs_fetch'
                      and exists (select 1 from inbound_event w where w.source_id = e.source_id and w.reference = e.twin)
                    order by o.reason, o.decided_at
                    limit $1
                      for update of o skip locked)
            """;

    private static final String DECIDE =
            "update inbound_outcome set state = 'ignored', reason = $2, detail = '' where inbound_id = any($1)";

    /** To the end of the row: others are tried before it is tried again. */
    private static final String POSTPONE = "update inbound_outcome set decided_at = now() where inbound_id = any($1)";

    /** One that waits. */
    public record Waiting(UUID id, UUID source, ThinEvent event) {}

    /** The first ones of these sources, in their order of arrival. */
    public Uni<List<Waiting>> waiting(Tx tx, Collection<UUID> sources, int limit) {
        return tx.list(WAITING, ThinEvents::from, sources.toArray(UUID[]::new), limit);
    }

    /** Those whose full form came by itself after them wait no more; some of them at a time. Gives how many. */
    public Uni<Integer> settle(Tx tx, int most) {
        return tx.update(SETTLE, most);
    }

    /** They wait no more: fetched, or there is nothing to fetch. The reason is a stable word. */
    public Uni<Void> decide(Tx tx, Collection<UUID> events, String reason) {
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.update(DECIDE, events.toArray(UUID[]::new), reason).replaceWithVoid();
    }

    /** They are tried again later. */
    public Uni<Void> postpone(Tx tx, Collection<UUID> events) {
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.update(POSTPONE, (Object) events.toArray(UUID[]::new)).replaceWithVoid();
    }

    private static Waiting from(Row row) {
        OffsetDateTime at = row.getOffsetDateTime("at");
        return new Waiting(
                row.getUUID("id"),
                row.getUUID("source_id"),
                new ThinEvent(
                        row.getString("reference"),
                        Optional.ofNullable(row.getString("twin")),
                        row.getString("type"),
                        at.toInstant(),
                        Optional.ofNullable(row.getString("detail")).orElse("")));
    }
}
