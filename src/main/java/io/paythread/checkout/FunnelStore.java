package io.paythread.checkout;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** Counts checkouts of a time, and the people behind those that expired. */
@Singleton
class FunnelStore {
    /** Index-only: the state is not looked into. */
    private static final String SESSIONS =
            """
            select count(*) filter (where status = 'complete') as completed,
                   count(*) filter (where status = 'expired') as expired,
                   count(*) filter (where status = 'open') as open
            from business_object
            where type = 'checkout' and occurred_at >= $1 and occurred_at < $2
              and ($3::uuid is null or source_id = $3)
            """;

    /**
     * The same conditions as the rule for one checkout. One person counts once: as recovered or as having paid elsewhere if
     * that happened after any of their checkouts, else as lost.
     */
    private static final String PEOPLE =
            """
            with expired as (
                select o.id, o.source_id, o.reference, o.amount, o.currency, o.occurred_at, o.state, o.account_id,
                       a.customer_id, coalesce(a.customer_id, o.account_id, o.id) as person,
                       coalesce((select case p.status when 'requires_action' then 'bank_confirmation'
                                                      when 'failed' then 'declined'
                                                      when 'canceled' then 'declined'
                                                      else 'payment' end
                                 from business_object p
                                 where p.matter_id = o.matter_id and p.type = 'payment'
                                 order by p.occurred_at, p.id limit 1), 'form') as step
                from business_object o left join account a on a.id = o.account_id
                where o.type = 'checkout' and o.status = 'expired' and o.occurred_at >= $1 and o.occurred_at < $2
                  and ($3::uuid is null or o.source_id = $3)
            ), theirs as (
                select e.id as of, c.id, c.source_id, c.amount, c.currency, c.occurred_at, c.state
                from expired e
                join account b on b.customer_id = e.customer_id
                join business_object c on c.account_id = b.id and c.type = 'checkout' and c.status = 'complete'
                  and c.occurred_at >= e.occurred_at
            ), became as (
                select e.person, e.step,
                       exists (select 1 from theirs c where c.of = e.id and c.source_id = e.source_id
                                 and c.state #>> '{attributes,recovered_from}' = e.reference) as recovered,
                       exists (select 1 from theirs c where c.of = e.id
                                 and c.amount = e.amount and c.currency = e.currency
                                 and c.occurred_at <= make_interval(secs => $4)
                                     + coalesce((e.state #>> '{attributes,expires_at}')::timestamptz, e.occurred_at)
                                 and coalesce(c.state #>> '{attributes,client_reference}'
                                     = e.state #>> '{attributes,client_reference}', true)
                                 and coalesce(c.state #>> '{attributes,items_digest}'
                                     = e.state #>> '{attributes,items_digest}', true)) as elsewhere
                from expired e
            ), people as (
                select person, bool_or(recovered) as recovered, bool_or(elsewhere) as elsewhere from became group by person
            )
            select (select count(*) from people where recovered) as recovered,
                   (select count(*) from people where elsewhere and not recovered) as elsewhere,
                   (select count(*) from people where not recovered and not elsewhere) as lost,
                   (select coalesce(jsonb_object_agg(step, n), '{}')
                    from (select step, count(*) as n from became group by step) s) as steps
            """;

    /** A number of checkouts by how they ended. */
    record Sessions(long completed, long expired, long open) {}

    /** People behind checkouts that expired, and at which step those stopped. */
    record People(long recovered, long elsewhere, long lost, JsonObject steps) {}

    Uni<Sessions> sessions(Tx tx, Instant from, Instant to, Optional<UUID> source) {
        return tx.first(
                        SESSIONS,
                        row -> new Sessions(row.getLong("completed"), row.getLong("expired"), row.getLong("open")),
                        from.atOffset(ZoneOffset.UTC),
                        to.atOffset(ZoneOffset.UTC),
                        source.orElse(null))
                .map(found -> found.orElseThrow());
    }

    Uni<People> people(Tx tx, Instant from, Instant to, Optional<UUID> source, Duration within) {
        return tx.first(
                        PEOPLE,
                        row -> new People(
                                row.getLong("recovered"),
                                row.getLong("elsewhere"),
                                row.getLong("lost"),
                                row.getJsonObject("steps")),
                        from.atOffset(ZoneOffset.UTC),
                        to.atOffset(ZoneOffset.UTC),
                        source.orElse(null),
                        (double) within.toSeconds())
                .map(found -> found.orElseThrow());
    }
}
