package io.paythread.insight;

import io.paythread.platform.postgres.Tx;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.UUID;

/**
 * Rows of {@code insight_checkout}: what became of each checkout, and whose it is. Counted anew for all checkouts of a
 * person whenever one of them changes, or the person does; writes nothing where nothing changed.
 */
@Singleton
class CheckoutStore {
    /**
     * The same conditions as the rule for one checkout. Persons: those named, and whose the checkouts of these matters are
     * or were. Theirs, and those of the matters, are counted anew; what is there no more goes, and so does what was only
     * tried out once anything real is known.
     */
    private static final String COUNT =
            """
            with person as materialized (
                select unnest($2::uuid[]) as id
                union select c.person from insight_checkout c where c.matter_id = any($1)
                union select a.customer_id from business_object o join account a on a.id = o.account_id
                       where o.matter_id = any($1) and o.type = 'checkout'
            ), wanted as materialized (
                select o.id from business_object o where o.matter_id = any($1) and o.type = 'checkout'
                union select c.checkout_id from insight_checkout c where c.matter_id = any($1)
                union select c.checkout_id from person p join insight_checkout c on c.person = p.id
                union select o.id from person p join account a on a.customer_id = p.id
                        join business_object o on o.account_id = a.id and o.type = 'checkout'
            ), here as materialized (
                select o.id, o.matter_id, o.source_id, o.reference, o.amount, o.currency, o.occurred_at, o.state,
                       coalesce(o.status, '') as status, a.customer_id,
                       coalesce(a.customer_id, o.account_id, o.id) as person
                from wanted w join business_object o on o.id = w.id left join account a on a.id = o.account_id
                where not (select live from insight_state)
                   or not coalesce((select bool_and((x.state #>> '{attributes,live}') = 'false')
                                    from business_object x where x.matter_id = o.matter_id), false)
            ), fresh as materialized (
                select e.id, e.matter_id, e.source_id, e.occurred_at, e.status, e.person,
                       case when e.status <> 'expired' then '' else
                           coalesce((select case p.status when 'requires_action' then 'bank_confirmation'
                                                          when 'failed' then 'declined'
                                                          when 'canceled' then 'declined'
                                                          else 'payment' end
                                     from business_object p
                                     where p.matter_id = e.matter_id and p.type = 'payment'
                                     order by p.occurred_at, p.id limit 1), 'form') end as step,
                       coalesce(after.recovered, false) as recovered, coalesce(after.elsewhere, false) as elsewhere
                from here e
                left join lateral (
                    select bool_or(c.source_id = e.source_id
                               and c.state #>> '{attributes,recovered_from}' = e.reference) as recovered,
                           bool_or(c.amount = e.amount and c.currency = e.currency
                               and c.occurred_at <= make_interval(secs => $3)
                                   + coalesce((e.state #>> '{attributes,expires_at}')::timestamptz, e.occurred_at)
                               and coalesce(c.state #>> '{attributes,client_reference}'
                                   = e.state #>> '{attributes,client_reference}', true)
                               and coalesce(c.state #>> '{attributes,items_digest}'
                                   = e.state #>> '{attributes,items_digest}', true)) as elsewhere
                    from account b
                    join business_object c on c.account_id = b.id and c.type = 'checkout'
                    where e.status = 'expired' and b.customer_id = e.customer_id and c.status = 'complete'
                      and c.occurred_at >= e.occurred_at) after on true
            ), gone as (
                delete from insight_checkout c using wanted w
                 where c.checkout_id = w.id and not exists (select from fresh f where f.id = w.id)
            )
            insert into insight_checkout as c
                (checkout_id, matter_id, source_id, at, status, person, step, recovered, elsewhere)
            select * from fresh
            on conflict (checkout_id) do update
               set matter_id = excluded.matter_id, source_id = excluded.source_id, at = excluded.at,
                   status = excluded.status, person = excluded.person, step = excluded.step,
                   recovered = excluded.recovered, elsewhere = excluded.elsewhere
             where (c.matter_id, c.source_id, c.at, c.status, c.person, c.step, c.recovered, c.elsewhere)
                   is distinct from (excluded.matter_id, excluded.source_id, excluded.at, excluded.status,
                       excluded.person, excluded.step, excluded.recovered, excluded.elsewhere)
            """;

    private final CountSettings settings;

    CheckoutStore(CountSettings settings) {
        this.settings = settings;
    }

    /** Counts anew the checkouts of these matters and of these customers. */
    Uni<Void> count(Tx tx, Collection<UUID> matters, Collection<UUID> customers) {
        return matters.isEmpty() && customers.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.query(COUNT, matters.toArray(UUID[]::new), customers.toArray(UUID[]::new), (double)
                                settings.elsewhereWithin().toSeconds())
                        .replaceWithVoid();
    }
}
