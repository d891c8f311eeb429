package io.paythread.timeline;

import io.paythread.platform.id.IdPrefix;
import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds whatever bears an id. */
@Singleton
class LookupStore {
    /** One provider's id is seldom another's; a short ticket number may be in several helpdesks. */
    private static final int MAX_HITS = 50;

    /**
     * Ids of providers are unique within a source only. Sources are few, so each is asked by key. Home is the object
     * through which attempts and messages are read; entry is the first that names an object of another sort.
     */
    private static final String FOREIGN =
            """
            with named as (
                select r.matter_id, r.source_id, r.reference, split_part(r.reference, ':', 1) as type, r.object_id
                from matter_reference r
                where substr(r.reference, strpos(r.reference, ':') + 1) = $1 and r.reference <> 'account:' || $1)
            select 1 as place, 'object' as what, n.object_id as id, n.source_id, n.reference,
                exists (select 1 from business_object o where o.id = n.object_id) as known,
                (select h.id from business_object h
                 where h.matter_id = n.matter_id
                   and h.type = case when n.type in ('attempt', 'payment') then 'payment' else 'ticket' end
                 order by h.id = n.object_id desc, jsonb_exists(h.state -> 'about', 'attempt:' || $1) desc, h.occurred_at,
                    h.id
                 limit 1) as home,
                (select e.id from entry e
                 where e.matter_id = n.matter_id and n.reference = any(e.refs)
                 order by e.occurred_at, e.tie, e.id limit 1) as entry
            from named n
            union all
            select 2, 'account', a.id, a.source_id, 'account:' || a.reference, true, null, null
            from source s join account a on a.source_id = s.id and a.reference = $1 and not a.guest
            union all
            select distinct 3, 'customer', a.customer_id, a.source_id, 'account:' || a.reference, true, null::uuid, null::uuid
            from source s join account a on a.source_id = s.id and a.reference = $1 and not a.guest
            union all
            select 4, 'inbound_event', i.id, i.source_id, i.reference, true, null, null
            from source s join inbound_event i on i.source_id = s.id and i.reference = $1
            order by 1, 4, 5
            limit $2
            """;

    private static final Map<IdPrefix, String> OWN = new EnumMap<>(Map.of(
            IdPrefix.SOURCE, "select id from source where id = $1",
            IdPrefix.INBOUND_EVENT, "select id from inbound_event where id = $1",
            IdPrefix.ENTRY,
                    """
                    select id from entry where id = $1
                    union
                    select e.id from telling t join entry e on e.matter_id = t.matter_id
                    where t.fact_id = $1 and $1 = any(e.former)
                    """,
            IdPrefix.CUSTOMER, "select id from customer where id = $1",
            IdPrefix.ACCOUNT, "select id from account where id = $1",
            IdPrefix.LINK, "select id from link where id = $1"));

    /**
     * A thing that bears the id.
     *
     * @param what object, account, customer or inbound_event
     * @param known whether there is a state of the object; else it was only named
     * @param home the payment of an attempt, the ticket of a message
     * @param entry the first entry that names it
     */
    record Hit(
            String what,
            UUID id,
            UUID source,
            String reference,
            boolean known,
            Optional<UUID> home,
            Optional<UUID> entry) {
        private static Hit from(Row row) {
            return new Hit(
                    row.getString("what"),
                    row.getUUID("id"),
                    row.getUUID("source_id"),
                    row.getString("reference"),
                    row.getBoolean("known"),
                    Optional.ofNullable(row.getUUID("home")),
                    Optional.ofNullable(row.getUUID("entry")));
        }
    }

    Uni<List<Hit>> foreign(Tx tx, String reference) {
        return tx.list(FOREIGN, Hit::from, reference, MAX_HITS);
    }

    /** The thing that one of our ids stands for now; empty for none, and for objects, which {@link ObjectStore} reads. */
    Uni<Optional<UUID>> exists(Tx tx, IdPrefix prefix, UUID id) {
        String sql = OWN.get(prefix);
        return sql == null ? Uni.createFrom().item(Optional.empty()) : tx.first(sql, row -> row.getUUID("id"), id);
    }
}
