-- io.paythread.advice.NetworkStore.ADD
insert into network_item (object_id, kind, matter_id, source_id, network, day, currency, amount)
values ($1, $2, $3, $4, $5, $6, $7, $8)
;
-- io.paythread.advice.NetworkStore.COUNT
insert into network_count (network, kind, day, source_id, currency, items, amount)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (network, kind, day, source_id, currency) do update
set items = network_count.items + excluded.items, amount = network_count.amount + excluded.amount
;
-- io.paythread.advice.NetworkStore.DAYS
select kind, day, currency, sum(items)::bigint as items, sum(amount)::bigint as amount
from network_count
where network = $1 and kind = any($2) and day >= $3 and day < $4 and ($5::uuid is null or source_id = $5)
group by kind, day, currency
order by day, kind, currency
;
-- io.paythread.advice.NetworkStore.FILL
update network_fill set last_id = $1, done = $2
;
-- io.paythread.advice.NetworkStore.FILLED
select last_id, done from network_fill for update
;
-- io.paythread.advice.NetworkStore.REMOVE
delete from network_item where object_id = $1 and kind = $2
;
-- io.paythread.advice.NetworkStore.STANDING
select object_id, kind, matter_id, source_id, network, day, currency, amount
from network_item where matter_id = any($1)
union
select object_id, kind, matter_id, source_id, network, day, currency, amount
from network_item where object_id = any($2)
;
-- io.paythread.advice.ProgramStore.ALL
select id, settings from network_program
;
-- io.paythread.advice.ProgramStore.PUT
insert into network_program (id, settings, updated_at) values ($1, $2, $3)
on conflict (id) do update set settings = excluded.settings, updated_at = excluded.updated_at
;
-- io.paythread.audit.AuditEventStore.LIST
select e.seq, e.id, e.recorded_at, e.actor, e.action, e.object_type, e.object_id, e.before, e.after, e.reason,
e.request_id, s.position, s.hash
  from audit_event e
  left join audit_seal s on s.event_seq = e.seq
 where true
;
-- io.paythread.audit.AuditLog.INSERT
insert into audit_event (id, recorded_at, actor, action, object_type, object_id, before, after, reason, request_id) values ($1, $2, $3, $4, $5, $6, $7, $8, nullif($9, ''), $10)
;
-- io.paythread.audit.SealStore.ADD
insert into audit_seal (position, event_seq, hash) values ($1, $2, $3)
;
-- io.paythread.audit.SealStore.AT
select position, hash from audit_seal where position = $1
;
-- io.paythread.audit.SealStore.HEAD
select position, hash from audit_seal order by position desc limit 1
;
-- io.paythread.audit.SealStore.HORIZON
select pg_snapshot_xmin(pg_current_snapshot())::text as xmin,
       (select e.xid::text
          from audit_seal s join audit_event e on e.seq = s.event_seq
         order by s.position desc limit 1) as last
;
-- io.paythread.audit.SealStore.LINKS
select s.position, s.event_seq, s.hash, e.seq, e.id, e.recorded_at, e.actor, e.action, e.object_type, e.object_id, e.before, e.after, e.reason,
e.request_id
  from audit_seal s
  left join audit_event e on e.seq = s.event_seq
 where s.position > $1
 order by s.position
 limit $2
;
-- io.paythread.audit.SealStore.LOCK
select pg_try_advisory_xact_lock($1)
;
-- io.paythread.audit.SealStore.UNSEALED
select e.seq, e.id, e.recorded_at, e.actor, e.action, e.object_type, e.object_id, e.before, e.after, e.reason,
e.request_id
  from audit_event e
 where e.xid >= $1::text::xid8 and e.xid < $2::text::xid8
   and not exists (select from audit_seal s where s.event_seq = e.seq)
 order by e.xid, e.seq
 limit $3
;
-- io.paythread.audit.SealStore.UNSEALED_OF_BEFORE
select e.seq, e.id, e.recorded_at, e.actor, e.action, e.object_type, e.object_id, e.before, e.after, e.reason,
e.request_id
  from audit_event e
 where e.xid >= pg_snapshot_xmax(pg_current_snapshot())
   and not exists (select from audit_seal s where s.event_seq = e.seq)
 order by e.xid, e.seq
 limit $1
;
-- io.paythread.casework.LinkedTickets.OF_MATTERS
select distinct p.id as payment, k.id as ticket, k.occurred_at
  from business_object s
  join case_thread t on t.subject_id = s.id and t.state in ('automatic', 'confirmed', 'made')
  join business_object k on k.id = t.ticket_id
 cross join lateral (select p.id from business_object p
 where p.matter_id = s.matter_id and p.type = 'payment' and (s.type <> 'payment' or p.id = s.id)
 order by jsonb_exists(s.state -> 'about', 'payment:' || p.reference) desc, p.occurred_at, p.id
 limit 1) p
 where s.matter_id = any($1)
 order by 1, 3, 2
;
-- io.paythread.casework.LinkedTickets.OF_THREADS
select t.id, p.id as payment
  from case_thread t
  join business_object s on s.id = t.subject_id
 cross join lateral (select p.id from business_object p
 where p.matter_id = s.matter_id and p.type = 'payment' and (s.type <> 'payment' or p.id = s.id)
 order by jsonb_exists(s.state -> 'about', 'payment:' || p.reference) desc, p.occurred_at, p.id
 limit 1) p
 where t.id = any($1)
;
-- io.paythread.casework.MentionStore.FORGET
delete from case_mention m
 where m.ticket_id = any($1)
   and not exists (select from unnest($2::text[], $3::uuid[]) as now (value, ticket_id)
                    where now.value = m.value and now.ticket_id = m.ticket_id)
;
-- io.paythread.casework.MentionStore.MATTERS
select r.matter_id from matter_reference r
 where substr(r.reference, strpos(r.reference, ':') + 1) = any($1)
   and split_part(r.reference, ':', 1) in ('payment', 'attempt', 'refund', 'dispute', 'invoice', 'checkout')
 union
select r.matter_id from matter_reference r where r.object_id = any($2)
;
-- io.paythread.casework.MentionStore.REMEMBER
insert into case_mention (value, ticket_id)
select value, ticket_id from unnest($1::text[], $2::uuid[]) as now (value, ticket_id)
on conflict do nothing
;
-- io.paythread.casework.Reach.TICKETS
with moved as materialized (select distinct o.matter_id from business_object o where o.id = any($2))
select t.id
  from account a cross join lateral (
       select o.id from business_object o where o.account_id = a.id and o.type = 'ticket'
        order by o.occurred_at desc, o.id desc limit 100) t
 where a.customer_id = any($1)
 union
select o.id from entry e join business_object o on o.matter_id = e.matter_id and o.type = 'ticket'
 where e.id = any($3)
 union
select unnest($4::uuid[])
 union
select m.ticket_id
  from moved join matter_reference r on r.matter_id = moved.matter_id
  join case_mention m on m.value = substr(r.reference, strpos(r.reference, ':') + 1)
 union
select c.ticket_id from case_thread c where c.subject_id = any($2)
;
-- io.paythread.casework.ThreadErasure.COUNT
select count(*) from case_thread t join business_object k on k.id = t.ticket_id
 where k.matter_id = any($1)
;
-- io.paythread.casework.ThreadErasure.LOCK
select 1 from business_object
 where matter_id = any($1) and type in ('ticket', 'payment', 'refund', 'dispute')
 order by id for update
;
-- io.paythread.casework.ThreadErasure.REPORT
select jsonb_build_object('ticket', k.reference, 'subject_type', t.subject_type, 'subject', s.reference,
           'state', t.state, 'score', t.score, 'reasons', t.parts, 'decided_because', t.decided_because,
           'created_at', t.created_at, 'updated_at', t.updated_at) as row
  from case_thread t
  join business_object k on k.id = t.ticket_id
  left join business_object s on s.id = t.subject_id
 where k.matter_id = any($1) and not t.elsewhere
 order by t.created_at, t.id
;
-- io.paythread.casework.ThreadErasure.WAIT
select 1 from feed_reader where name = $1 for update
;
-- io.paythread.casework.ThreadStore.DECIDE
update case_thread
   set decision = $2, decided_by = $3, decided_at = $4, decided_because = $5, updated_at = $4
 where id = $1
;
-- io.paythread.casework.ThreadStore.LOCK
select t.id, t.ticket_id, t.subject_type, t.subject_id, t.rule, t.state, t.elsewhere, t.score, t.parts,
       t.decided_by, t.decided_at, t.decided_because, t.created_at, t.updated_at,
       k.reference as ticket_reference, s.reference as subject_reference
  from case_thread t
  left join business_object k on k.id = t.ticket_id
  left join business_object s on s.id = t.subject_id
 where t.ticket_id = any($1) order by t.id for update of t
;
-- io.paythread.casework.ThreadStore.LOCK_ONE
select t.id, t.ticket_id, t.subject_type, t.subject_id, t.rule, t.state, t.elsewhere, t.score, t.parts,
       t.decided_by, t.decided_at, t.decided_because, t.created_at, t.updated_at,
       k.reference as ticket_reference, s.reference as subject_reference
  from case_thread t
  left join business_object k on k.id = t.ticket_id
  left join business_object s on s.id = t.subject_id
 where t.id = $1 for update of t
;
-- io.paythread.casework.ThreadStore.MAKE
with ticket as (select id from business_object where id = $2 for key share)
insert into case_thread (id, ticket_id, subject_type, subject_id, decision, elsewhere, score, parts,
                         decided_by, decided_at, decided_because, created_at, updated_at)
select $1, ticket.id, $3, $4, 'made', $5, 0, '{}', $6, $7, $8, $7, $7 from ticket
on conflict (ticket_id, subject_type, subject_id) do nothing
;
-- io.paythread.casework.ThreadStore.MOVE
update case_thread t set subject_id = $2
 where t.id = $1
   and not exists (select from case_thread o
                    where o.ticket_id = t.ticket_id and o.subject_type = t.subject_type
                      and o.subject_id = $2)
;
-- io.paythread.casework.ThreadStore.PUT
insert into case_thread (id, ticket_id, subject_type, subject_id, rule, elsewhere, score, parts, created_at,
                         updated_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
on conflict (ticket_id, subject_type, subject_id) do update
   set rule = excluded.rule, elsewhere = excluded.elsewhere, score = excluded.score, parts = excluded.parts,
       updated_at = excluded.updated_at
;
-- io.paythread.casework.ThreadStore.SELECT
select t.id, t.ticket_id, t.subject_type, t.subject_id, t.rule, t.state, t.elsewhere, t.score, t.parts,
       t.decided_by, t.decided_at, t.decided_because, t.created_at, t.updated_at,
       k.reference as ticket_reference, s.reference as subject_reference
  from case_thread t
  left join business_object k on k.id = t.ticket_id
  left join business_object s on s.id = t.subject_id
;
-- io.paythread.casework.ThreadStore.SILENCE
update case_thread set rule = null, score = 0, parts = '{}', updated_at = $2 where id = $1
;
-- io.paythread.checkout.FunnelStore.PEOPLE
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
;
-- io.paythread.checkout.FunnelStore.SESSIONS
select count(*) filter (where status = 'complete') as completed,
       count(*) filter (where status = 'expired') as expired,
       count(*) filter (where status = 'open') as open
from business_object
where type = 'checkout' and occurred_at >= $1 and occurred_at < $2
  and ($3::uuid is null or source_id = $3)
;
-- io.paythread.delivery.ClaimStore.CLAIM
with recursive waiting (endpoint_id) as (
    (select endpoint_id from webhook_message where state = 'pending' order by endpoint_id limit 1)
    union all
    select (select m.endpoint_id from webhook_message m
             where m.state = 'pending' and m.endpoint_id > w.endpoint_id
             order by m.endpoint_id limit 1)
      from waiting w where w.endpoint_id is not null
), receiver as (
    select e.id,
           least(case when e.failures > 0 then 1 else $4 end,
                 -- What fits into a second.
                 greatest(1, coalesce(least(e.rate, e.slow_rate), 60000) / 60))
             - (select count(*) from webhook_message b
                 where b.endpoint_id = e.id and b.lease_until > now()) as room
      from waiting w
      join webhook_endpoint e on e.id = w.endpoint_id
     where e.state = 'active' and (e.failures > 0) = $1
       and (e.held_until is null or e.held_until <= $2)
       and (e.paced_until is null or e.paced_until <= $2)
), candidate as materialized (
    select m.id
      from receiver r
     cross join lateral (
           select c.id, c.due_at, row_number() over (order by c.due_at, c.id) as place
             from (select id, due_at from webhook_message
                    where endpoint_id = r.id and state = 'pending' and due_at <= $2
                      and (lease_until is null or lease_until <= now())
                    order by due_at, id
                    limit greatest(r.room, 0)) c) m
     order by m.place, m.due_at, m.id
     limit $3
), taken as materialized (
    select w.id, w.endpoint_id
      from webhook_message w
     where w.id in (select id from candidate)
       and w.state = 'pending' and (w.lease_until is null or w.lease_until <= now())
       for update skip locked
), paced as (
    update webhook_endpoint e
       set paced_until = $2 + make_interval(secs => t.messages * 60.0 / least(e.rate, e.slow_rate))
      from (select endpoint_id, count(*) as messages from taken group by endpoint_id) t
     where e.id = t.endpoint_id and (e.rate is not null or e.slow_rate is not null)
)
update webhook_message m
   set lease_until = now() + make_interval(secs => $5), epoch = m.epoch + 1
  from taken t
 where m.id = t.id
returning m.step, m.epoch,
m.id, m.endpoint_id, m.type, m.feed_id, m.feed_xid, m.feed_seq, m.subject, m.customer_id, m.revision,
m.source_id, m.recorded_at, m.state, m.attempts, m.due_at, m.created_at, m.finished_at
;
-- io.paythread.delivery.ClaimStore.RECEIVERS
select id, url, description, event_types, customers, sources, payload, scopes, rate, header_names, signs_v1a,
       handshake, headers
  from webhook_endpoint where id = any($1)
;
-- io.paythread.delivery.ClaimStore.SECRETS
select id, endpoint_id, secret, private_key, public_key from webhook_secret
 where endpoint_id = any($1) and (expires_at is null or expires_at > $2)
 order by created_at desc, id desc
;
-- io.paythread.delivery.DeliveryQueue.ENDPOINTS
select count(*) filter (where state = 'active' and failures > 0)::float8 as failing,
       count(*) filter (where state = 'disabled')::float8 as disabled
  from webhook_endpoint
;
-- io.paythread.delivery.DeliveryQueue.WAITING
select count(*)::float8 as messages,
       greatest(coalesce(extract(epoch from $2::timestamptz - min(due_at)), 0), 0)::float8 as seconds
  from (select m.due_at from webhook_message m join webhook_endpoint e on e.id = m.endpoint_id
         where m.state = 'pending' and m.due_at <= $2 and e.state = 'active' limit $1) due
;
-- io.paythread.delivery.EndpointStore.ACTIVATE
update webhook_endpoint
   set state = 'active', disabled_reason = null, disabled_at = null, failures = 0, failing_since = null,
       held_until = null, paced_until = null, slow_rate = null
 where id = $1
;
-- io.paythread.delivery.EndpointStore.ADD_SECRET
insert into webhook_secret (id, endpoint_id, secret, private_key, public_key, created_at)
values ($1, $2, $3, $4, $5, $6)
;
-- io.paythread.delivery.EndpointStore.COUNT
select count(*) from webhook_endpoint where state <> 'deleted'
;
-- io.paythread.delivery.EndpointStore.DELETE
update webhook_endpoint
   set state = 'deleted', disabled_reason = null, disabled_at = null, headers = null, header_names = '{}',
       version = version + 1, updated_at = $2
 where id = $1
;
-- io.paythread.delivery.EndpointStore.DISABLE
update webhook_endpoint set state = 'disabled', disabled_reason = $2, disabled_at = $3 where id = $1
;
-- io.paythread.delivery.EndpointStore.DROP_OLD_SECRETS
delete from webhook_secret where endpoint_id = $1 and expires_at is not null
;
-- io.paythread.delivery.EndpointStore.DROP_SECRETS
delete from webhook_secret where endpoint_id = $1
;
-- io.paythread.delivery.EndpointStore.END_SECRETS
update webhook_secret set expires_at = $2 where endpoint_id = $1 and expires_at is null
;
-- io.paythread.delivery.EndpointStore.INSERT
insert into webhook_endpoint (id, url, description, event_types, customers, sources, payload, scopes, rate,
       header_names, signs_v1a, handshake, headers, state, created_by, created_at, updated_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'active', $14, $15, $15)
;
-- io.paythread.delivery.EndpointStore.LIST
select id, url, description, event_types, customers, sources, payload, scopes, rate, header_names, signs_v1a,
handshake, state, disabled_reason, disabled_at, failures, failing_since, held_until, slow_rate, version,
created_by, created_at, updated_at
 from webhook_endpoint where state <> 'deleted'
;
-- io.paythread.delivery.EndpointStore.LOCK
select id, url, description, event_types, customers, sources, payload, scopes, rate, header_names, signs_v1a,
handshake, state, disabled_reason, disabled_at, failures, failing_since, held_until, slow_rate, version,
created_by, created_at, updated_at
 from webhook_endpoint where id = $1 and state <> 'deleted' for no key update
;
-- io.paythread.delivery.EndpointStore.ONE
select id, url, description, event_types, customers, sources, payload, scopes, rate, header_names, signs_v1a,
handshake, state, disabled_reason, disabled_at, failures, failing_since, held_until, slow_rate, version,
created_by, created_at, updated_at
 from webhook_endpoint where id = $1 and state <> 'deleted'
;
-- io.paythread.delivery.EndpointStore.SECRETS
select id, endpoint_id, public_key, created_at, expires_at from webhook_secret
 where endpoint_id = any($1) and (expires_at is null or expires_at > $2)
 order by created_at desc, id desc
;
-- io.paythread.delivery.EndpointStore.TOUCH
update webhook_endpoint set version = version + 1, updated_at = $2 where id = $1
;
-- io.paythread.delivery.EndpointStore.UPDATE
update webhook_endpoint
   set url = $2, description = $3, event_types = $4, customers = $5, sources = $6, payload = $7, scopes = $8,
       rate = $9, header_names = $10, signs_v1a = $11, handshake = $12, headers = coalesce($13, headers),
       version = version + 1, updated_at = $14
 where id = $1
;
-- io.paythread.delivery.MessageStore.ATTEMPTS
select id, number, started_at, duration_ms, status, fault, response from webhook_attempt
 where message_id = $1 order by number
;
-- io.paythread.delivery.MessageStore.CANCEL_OF_DELETED
update webhook_message m set state = 'cancelled', finished_at = $1, lease_until = null, epoch = m.epoch + 1
  from webhook_endpoint e
 where e.id = m.endpoint_id and e.state = 'deleted' and m.state = 'pending'
;
-- io.paythread.delivery.MessageStore.COUNT_BETWEEN
select count(*) from (
    select 1 from webhook_message
     where endpoint_id = $1 and type <> $5 and recorded_at >= $2 and recorded_at < $3 and state = any($4)
     limit $6) found
;
-- io.paythread.delivery.MessageStore.FORGET
delete from webhook_message where id in (
    select id from webhook_message where created_at < $1 order by created_at limit $2 for update skip locked)
;
-- io.paythread.delivery.MessageStore.FORGET_ENDPOINTS
delete from webhook_endpoint e
 where e.state = 'deleted' and not exists (select from webhook_message m where m.endpoint_id = e.id)
;
-- io.paythread.delivery.MessageStore.INSERT
insert into webhook_message (id, endpoint_id, type, feed_id, feed_xid, feed_seq, subject, customer_id, revision,
       source_id, recorded_at, state, due_at, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'pending', $12, $12)
on conflict (endpoint_id, feed_id) do nothing
;
-- io.paythread.delivery.MessageStore.LIST
select m.id, m.endpoint_id, m.type, m.feed_id, m.feed_xid, m.feed_seq, m.subject, m.customer_id, m.revision,
m.source_id, m.recorded_at, m.state, m.attempts, m.due_at, m.created_at, m.finished_at
 from webhook_message m where true
;
-- io.paythread.delivery.MessageStore.LOCK
select m.id, m.endpoint_id, m.type, m.feed_id, m.feed_xid, m.feed_seq, m.subject, m.customer_id, m.revision,
m.source_id, m.recorded_at, m.state, m.attempts, m.due_at, m.created_at, m.finished_at
 from webhook_message m where m.id = $1 for update
;
-- io.paythread.delivery.MessageStore.ONE
select m.id, m.endpoint_id, m.type, m.feed_id, m.feed_xid, m.feed_seq, m.subject, m.customer_id, m.revision,
m.source_id, m.recorded_at, m.state, m.attempts, m.due_at, m.created_at, m.finished_at
 from webhook_message m where m.id = $1
;
-- io.paythread.delivery.MessageStore.RESEND
update webhook_message set state = 'pending', step = 0, due_at = $2, finished_at = null where id = $1
;
-- io.paythread.delivery.MessageStore.RESEND_BETWEEN
update webhook_message set state = 'pending', step = 0, due_at = $5, finished_at = null
 where endpoint_id = $1 and type <> $6 and recorded_at >= $2 and recorded_at < $3 and state = any($4)
;
-- io.paythread.delivery.OutcomeStore.DISABLE
update webhook_endpoint
   set state = 'disabled', disabled_reason = $2, disabled_at = $3, version = version + 1, updated_at = $3
 where id = $1 and state = 'active'
;
-- io.paythread.delivery.OutcomeStore.HEALTH
select failures, failing_since, held_until, slow_rate from webhook_endpoint
 where id = $1 and (not $2 or failures > 0 or slow_rate is not null)
   for no key update
;
-- io.paythread.delivery.OutcomeStore.INSERT
insert into webhook_attempt (id, message_id, number, started_at, duration_ms, status, fault, response)
values ($1, $2, $3, $4, $5, $6, $7, $8)
;
-- io.paythread.delivery.OutcomeStore.NOTE
update webhook_endpoint set failures = $2, failing_since = $3, held_until = $4, slow_rate = $5 where id = $1
;
-- io.paythread.delivery.OutcomeStore.RELEASE
update webhook_message set lease_until = null where id = $1 and epoch = $2
;
-- io.paythread.delivery.OutcomeStore.SETTLE
update webhook_message
   set state = $3, step = $4, attempts = attempts + 1, due_at = coalesce($5, due_at), finished_at = $6,
       lease_until = null
 where id = $1 and epoch = $2 and state = 'pending'
returning attempts
;
-- io.paythread.delivery.WantedStore.ALL
select id, event_types, customers, sources from webhook_endpoint where state <> 'deleted'
;
-- io.paythread.dispute.PackStore.ADD_EXHIBIT
insert into evidence_exhibit
    (id, pack_id, field, name, media_type, pages, sha256, content, since_version, created_by, created_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
;
-- io.paythread.dispute.PackStore.ADD_VERSION
insert into evidence_pack_version (pack_id, version, content, created_by, created_at) values ($1, $2, $3, $4, $5)
;
-- io.paythread.dispute.PackStore.BYTES
select field, name, media_type, pages, content from evidence_exhibit where id = any($1) order by id
;
-- io.paythread.dispute.PackStore.COUNT
select count(*) from evidence_pack where matter_id = any($1)
;
-- io.paythread.dispute.PackStore.DELETE
delete from evidence_pack where matter_id = any($1)
;
-- io.paythread.dispute.PackStore.END_EXHIBIT
update evidence_exhibit set until_version = $3 where id = $1 and pack_id = $2 and until_version is null
;
-- io.paythread.dispute.PackStore.EXHIBITS
select id, field, name, media_type, pages, octet_length(content) as size, sha256, created_at
from evidence_exhibit
where pack_id = $1 and since_version <= $2 and (until_version is null or until_version > $2)
order by id
;
-- io.paythread.dispute.PackStore.INSERT
insert into evidence_pack
    (id, dispute_id, matter_id, source_id, category, network, version, created_by, created_at, updated_at)
values ($1, $2, $3, $4, $5, $6, 1, $7, $8, $8)
;
-- io.paythread.dispute.PackStore.LOCK
select version from evidence_pack where id = $1 for no key update
;
-- io.paythread.dispute.PackStore.OF_DISPUTE
select p.id, p.dispute_id, p.matter_id, p.source_id, p.category, p.network, p.version as newest, v.version, v.content,
v.created_by, p.created_at, v.created_at as changed_at
 from evidence_pack p join evidence_pack_version v on v.pack_id = p.id and v.version = p.version where p.dispute_id = $1 order by p.id desc limit 100
;
-- io.paythread.dispute.PackStore.ONE
select p.id, p.dispute_id, p.matter_id, p.source_id, p.category, p.network, p.version as newest, v.version, v.content,
v.created_by, p.created_at, v.created_at as changed_at
 from evidence_pack p join evidence_pack_version v on v.pack_id = p.id where p.id = $1 and v.version = coalesce($2, p.version)
;
-- io.paythread.dispute.PackStore.RAISE
update evidence_pack set version = $2, updated_at = $3 where id = $1
;
-- io.paythread.dispute.PackStore.REPORT
select v.content from evidence_pack p
join evidence_pack_version v on v.pack_id = p.id and v.version = p.version
where p.matter_id = any($1) order by p.id
;
-- io.paythread.dispute.ProviderKeys.DELETE
delete from provider_credential where source_id = $1
;
-- io.paythread.dispute.ProviderKeys.FIND
select sealed from provider_credential where source_id = $1
;
-- io.paythread.dispute.ProviderKeys.PROVIDER
select provider from source where id = $1 and state <> 'deleted'
;
-- io.paythread.dispute.ProviderKeys.PUT
insert into provider_credential (source_id, sealed, last_four, created_by, created_at)
values ($1, $2, $3, $4, $5)
on conflict (source_id) do update
set sealed = excluded.sealed, last_four = excluded.last_four, created_by = excluded.created_by,
    created_at = excluded.created_at
;
-- io.paythread.dispute.SubmissionStore.APPROVE
update evidence_submission set state = 'queued', approved_by = $2, updated_at = $3 where id = $1
;
-- io.paythread.dispute.SubmissionStore.FIND
select id, dispute_id, pack_id, pack_version, source_id, action, state, requested_by, approved_by, error_code,
error_detail, created_at, updated_at
 from evidence_submission where id = $1
;
-- io.paythread.dispute.SubmissionStore.INSERT
insert into evidence_submission
    (id, dispute_id, pack_id, pack_version, source_id, action, state, requested_by, created_at, updated_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
on conflict (dispute_id) where action in ('submit', 'accept') and state not in ('failed', 'withdrawn')
do nothing
;
-- io.paythread.dispute.SubmissionStore.LOCK
select id, dispute_id, pack_id, pack_version, source_id, action, state, requested_by, approved_by, error_code,
error_detail, created_at, updated_at
 from evidence_submission where id = $1 for no key update
;
-- io.paythread.dispute.SubmissionStore.MOVE
update evidence_submission
set state = $2, error_code = $3, error_detail = $4, sha256 = coalesce($5, sha256), updated_at = $6
where id = $1
;
-- io.paythread.identity.AccountEraseStore.COUNT
select (select count(*) from account where id = any($1)) as accounts,
       (select count(*) from account_identifier where account_id = any($1)) as identifiers,
       (select count(*) from link where account_a = any($1) or account_b = any($1)) as links,
       (select count(*) from identity_decision where accounts && $1) as decisions
;
-- io.paythread.identity.AccountEraseStore.NEIGHBOURS
select account_b as id from link where account_a = any($1) and account_b <> all($1)
union
select account_a from link where account_b = any($1) and account_a <> all($1)
union
select account_b from pair_verdict where account_a = any($1) and account_b <> all($1)
union
select account_a from pair_verdict where account_b = any($1) and account_a <> all($1)
;
-- io.paythread.identity.AccountReadStore.LIST
select a.id, a.source_id, a.reference, a.guest, a.customer_id, a.name, a.email, a.phone, a.since,
       a.recorded_at,
       case when exists (select from link l
                          where (l.account_a = a.id or l.account_b = a.id)
                            and l.state = 'accepted' and l.strength = 'asserted')
             and not exists (select from link l
                              where (l.account_a = a.id or l.account_b = a.id)
                                and l.state = 'accepted' and l.strength = 'verified')
            then 'asserted' else 'verified' end as strength
  from account a
 where true
;
-- io.paythread.identity.AccountReadStore.SELECT
select a.id, a.source_id, a.reference, a.guest, a.customer_id, a.name, a.email, a.phone, a.since,
       a.recorded_at,
       case when exists (select from link l
                          where (l.account_a = a.id or l.account_b = a.id)
                            and l.state = 'accepted' and l.strength = 'asserted')
             and not exists (select from link l
                              where (l.account_a = a.id or l.account_b = a.id)
                                and l.state = 'accepted' and l.strength = 'verified')
            then 'asserted' else 'verified' end as strength
  from account a
;
-- io.paythread.identity.AccountStore.DESCRIBE
update account a
   set since = t.since, guest = t.guest, name = t.name, email = t.email, phone = t.phone
  from unnest($1::uuid[], $2::timestamptz[], $3::boolean[], $4::text[], $5::text[], $6::text[])
       as t (id, since, guest, name, email, phone)
 where a.id = t.id
;
-- io.paythread.identity.AccountStore.INSERT
with added as (
    insert into account (id, source_id, reference, guest, since, recorded_at, customer_id)
    select t.id, t.source_id, t.reference, t.guest, t.since, t.recorded_at, t.customer_id
      from unnest($1::uuid[], $2::uuid[], $3::text[], $4::boolean[], $5::timestamptz[],
                  $6::timestamptz[], $7::uuid[])
           as t (id, source_id, reference, guest, since, recorded_at, customer_id)
     order by t.id
    on conflict do nothing
    returning id, customer_id, since, recorded_at
), its_customer as (
    insert into customer (id, root_account_id, since, created_at, updated_at)
    select customer_id, id, since, recorded_at, $8 from added order by customer_id
    on conflict do nothing
)
select id from added
;
-- io.paythread.identity.AccountStore.LOCK
select id, source_id, guest, since, customer_id from account
 where id = any($1) order by id for no key update
;
-- io.paythread.identity.AccountStore.LOCK_REACHABLE
with recursive reached (id) as (
    (select unnest($1::uuid[])
     union
     select h.account_id
       from unnest($2::text[], $3::text[]) as v (type, normalized)
      cross join lateral (
         select distinct i.account_id from account_identifier i
          where i.type = v.type and i.normalized = v.normalized
          order by i.account_id limit $4
      ) as h)
    union
    select next.id
      from reached r
     cross join lateral (
        select l.account_b as id from link l where l.account_a = r.id and l.basis = 'joins'
        union all
        select l.account_a from link l where l.account_b = r.id and l.basis = 'joins'
        union all
        select p.account_b from pair_verdict p where p.account_a = r.id and p.verdict = 'together'
        union all
        select p.account_a from pair_verdict p where p.account_b = r.id and p.verdict = 'together'
     ) as next
)
select a.id, a.source_id, a.guest, a.since, a.customer_id from account a
 where a.id in (select id from reached) order by a.id for no key update
;
-- io.paythread.identity.AccountStore.MOVE
update account a set customer_id = t.customer_id
  from unnest($1::uuid[], $2::uuid[]) as t (id, customer_id)
 where a.id = t.id and a.customer_id <> t.customer_id
;
-- io.paythread.identity.CustomerFeed.LOCK_HOLDERS
select c.id from customer c
 where c.id in (select a.customer_id from account a where a.id = any($1))
 order by c.id for no key update
;
-- io.paythread.identity.CustomerFeed.OF_ACCOUNTS
with wanted as materialized (
    select min(t.place) as place, a.customer_id
      from unnest($2::text[], $3::uuid[], $4::uuid[]) with ordinality as t (type, subject, account, place)
      left join account a on a.id = t.account
     group by t.type, t.subject, a.customer_id
)
, counted as (
    select customer_id, count(*) as n from wanted where customer_id is not null group by customer_id
), raised as (
    update customer c set revision = c.revision + n.n, updated_at = greatest(c.updated_at, $1)
      from counted n where c.id = n.customer_id
    returning c.id, c.revision - n.n as before
)
select w.place, r.id as customer_id,
       r.before + row_number() over (partition by w.customer_id order by w.place) as revision
  from wanted w left join raised r on r.id = w.customer_id
 order by w.place
;
-- io.paythread.identity.CustomerFeed.OF_CUSTOMERS
with wanted as materialized (
    select t.place, t.customer_id from unnest($2::uuid[]) with ordinality as t (customer_id, place)
)
, counted as (
    select customer_id, count(*) as n from wanted where customer_id is not null group by customer_id
), raised as (
    update customer c set revision = c.revision + n.n, updated_at = greatest(c.updated_at, $1)
      from counted n where c.id = n.customer_id
    returning c.id, c.revision - n.n as before
)
select w.place, r.id as customer_id,
       r.before + row_number() over (partition by w.customer_id order by w.place) as revision
  from wanted w left join raised r on r.id = w.customer_id
 order by w.place
;
-- io.paythread.identity.CustomerReadStore.LIST
select c.id, c.name, c.email, c.phone, c.since, c.revision, c.created_at, c.updated_at from customer c where c.joined_into is null
;
-- io.paythread.identity.CustomerReadStore.NAMED
select a.customer_id
  from (select i.account_id from account_identifier i
         where i.type = 'name' and i.normalized is not null and i.value not like '%@%'
           and to_tsvector('simple', i.normalized) @@ to_tsquery('simple', $1)
         limit $2) i
  join account a on a.id = i.account_id
;
-- io.paythread.identity.CustomerReadStore.OPEN_LINKS
with theirs as materialized (select id from account where customer_id = $1)
select count(*) from (
    select l.id from link l where l.state = 'open' and l.account_a in (select id from theirs)
    union
    select l.id from link l where l.state = 'open' and l.account_b in (select id from theirs)
) as waiting
;
-- io.paythread.identity.CustomerReadStore.ROOT
select root_account_id from customer where id = $1
;
-- io.paythread.identity.CustomerReadStore.SURVIVOR
select c.id, c.name, c.email, c.phone, c.since, c.revision, c.created_at, c.updated_at  from customer asked
  join customer c on c.id = coalesce(asked.joined_into, asked.id)
 where asked.id = $1
;
-- io.paythread.identity.CustomerReadStore.SURVIVORS
select asked.id as asked, c.id, c.name, c.email, c.phone, c.since, c.revision, c.created_at, c.updated_at  from customer asked
  join customer c on c.id = coalesce(asked.joined_into, asked.id)
 where asked.id = any($1)
;
-- io.paythread.identity.CustomerStore.LOCK
select id, joined_into, since, name, email, phone from customer
 where id = any($1) order by id for no key update
;
-- io.paythread.identity.CustomerStore.LOCK_ROOTED
select id from customer where root_account_id = any($1) order by id for no key update
;
-- io.paythread.identity.CustomerStore.RESHAPE
update customer c
   set joined_into = t.joined_into, since = t.since, name = t.name, email = t.email, phone = t.phone
  from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::text[], $6::text[])
       as t (id, joined_into, since, name, email, phone)
 where c.id = t.id
;
-- io.paythread.identity.DecisionStore.ADD
insert into identity_decision
       (id, action, actor, reason, request_id, link_id, accounts, detail, decided_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
;
-- io.paythread.identity.DecisionStore.FIND
select id, action, actor, reason, request_id, link_id, detail, decided_at from identity_decision where id = $1 and action = $2
;
-- io.paythread.identity.DecisionStore.LIST
select id, action, actor, reason, request_id, link_id, detail, decided_at from identity_decision where true
;
-- io.paythread.identity.IdentifierStore.HOLDERS
select v.type, v.normalized, h.account_id, a.source_id, h.verified, n.names
  from unnest($1::text[], $2::text[]) as v (type, normalized)
 cross join lateral (
    select i.account_id, bool_or(i.verified) as verified
      from account_identifier i
     where i.type = v.type and i.normalized = v.normalized
     group by i.account_id
     order by i.account_id
     limit $3
 ) as h
  join account a on a.id = h.account_id
 cross join lateral (
    select coalesce(array_agg(distinct m.normalized), '{}') as names
      from account_identifier m
     where m.account_id = h.account_id and m.type = 'name' and m.normalized is not null
 ) as n
;
-- io.paythread.identity.IdentifierStore.LOCK_VALUES
select count(pg_advisory_xact_lock(k)) from unnest($1::bigint[]) as k
;
-- io.paythread.identity.IdentifierStore.OF_ACCOUNTS
select i.account_id, a.source_id, i.slot, i.type, i.value, i.verified, i.removed, i.rank, i.step, i.told_at,
       i.told_by
  from account_identifier i
  join account a on a.id = i.account_id
 where i.account_id = any($1)
 order by i.account_id, i.slot collate "C"
;
-- io.paythread.identity.IdentifierStore.PUT
insert into account_identifier
       (account_id, slot, type, value, normalized, verified, removed, rank, step, told_at, told_by)
select t.account_id, t.slot, t.type, t.value, t.normalized, t.verified, t.removed, t.rank, t.step, t.told_at,
       t.told_by
  from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::boolean[], $7::boolean[],
              $8::integer[], $9::integer[], $10::timestamptz[], $11::text[])
       as t (account_id, slot, type, value, normalized, verified, removed, rank, step, told_at, told_by)
 order by t.account_id, t.slot
on conflict (account_id, slot) do update
   set type = excluded.type, value = excluded.value, normalized = excluded.normalized,
       verified = excluded.verified, removed = excluded.removed, rank = excluded.rank,
       step = excluded.step, told_at = excluded.told_at, told_by = excluded.told_by
;
-- io.paythread.identity.IdentifierStore.STANDING
select i.type, i.normalized
  from account_identifier i
  join unnest($1::uuid[], $2::text[]) as t (account_id, slot)
    on i.account_id = t.account_id and i.slot = t.slot
 where i.normalized is not null
union
select i.type, i.normalized from account_identifier i
 where i.account_id = any($3) and i.type = 'card' and i.normalized is not null
;
-- io.paythread.identity.IdentityRescan.COUNT
select count(*) from account
;
-- io.paythread.identity.IdentityRescan.NEXT
with next as (select id from account where id > $1 order by id limit $2)
select n.id, i.slot, i.value from next n
  left join account_identifier i on i.account_id = n.id and i.type = 'name' order by n.id, i.slot
;
-- io.paythread.identity.IdentityRescan.REPLACE
update account_identifier set value = $3, normalized = null where account_id = $1 and slot = $2
;
-- io.paythread.identity.IdentityRescan.SHOWN_OF_ACCOUNT
update account set name = $3 where id = $1 and name = $2
;
-- io.paythread.identity.IdentityRescan.SHOWN_OF_CUSTOMER
with shown as (
    select distinct on (c.id) c.id, t.clean
      from unnest($1::uuid[], $2::text[], $3::text[]) as t (account, name, clean)
      join account a on a.id = t.account
      join customer c on c.id = a.customer_id and c.name = t.name
     order by c.id
), locked as materialized (
    select id from customer where id in (select id from shown) order by id for no key update
)
update customer c set name = s.clean from shown s, locked l where c.id = s.id and c.id = l.id
returning c.id
;
-- io.paythread.identity.KnownAccounts.AMONG
select distinct reference from account where reference = any($1) and not guest
;
-- io.paythread.identity.KnownPeople.COLUMNS
select id, source_id, reference from account
;
-- io.paythread.identity.LinkReadStore.LIST
select l.id, l.account_a, l.account_b, a.customer_id as customer_a, b.customer_id as customer_b, l.rule,
       l.strength, l.state, l.evidence, l.created_at, d.actor, d.reason, d.decided_at
  from link l
  join account a on a.id = l.account_a
  join account b on b.id = l.account_b
  left join identity_decision d on d.id = l.decision_id
 where true
;
-- io.paythread.identity.LinkReadStore.SELECT
select l.id, l.account_a, l.account_b, a.customer_id as customer_a, b.customer_id as customer_b, l.rule,
       l.strength, l.state, l.evidence, l.created_at, d.actor, d.reason, d.decided_at
  from link l
  join account a on a.id = l.account_a
  join account b on b.id = l.account_b
  left join identity_decision d on d.id = l.decision_id
;
-- io.paythread.identity.LinkStore.ASSERT
insert into link (id, account_a, account_b, rule, subject, basis, evidence, strength, state, created_at)
values ($1, $2, $3, 'asserted', '', 'none', $4::text::jsonb, 'asserted', 'open', $5)
on conflict (id) do nothing
;
-- io.paythread.identity.LinkStore.FADE
with kept as (
    update link l set basis = 'none', evidence = t.evidence::jsonb
      from unnest($1::uuid[], $2::text[]) as t (id, evidence)
     where l.id = t.id and l.decision_id is not null
)
delete from link where id = any($1) and decision_id is null returning id, account_a, account_b
;
-- io.paythread.identity.LinkStore.JOINS
select id, account_a, account_b, rule from link where basis = 'joins' and account_a = any($1)
;
-- io.paythread.identity.LinkStore.MARK
update link l set decision_id = $4
 where l.id = $3
    or l.id in (select m.id
                  from unnest($1::uuid[], $2::uuid[]) as t (account_a, account_b)
                  join link m on m.account_a = t.account_a and m.account_b = t.account_b)
;
-- io.paythread.identity.LinkStore.OF_SUBJECTS
select l.account_a, l.account_b, l.rule, l.subject, l.basis, l.evidence
  from link l
  join unnest($1::text[], $2::text[]) as v (rule, subject) on l.rule = v.rule and l.subject = v.subject
;
-- io.paythread.identity.LinkStore.PUT
insert into link (id, account_a, account_b, rule, subject, basis, evidence, strength, state, created_at)
select t.id, t.account_a, t.account_b, t.rule, t.subject, t.basis, t.evidence::jsonb, 'suggested', 'open',
       '-infinity'
  from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[])
       as t (id, account_a, account_b, rule, subject, basis, evidence)
 order by t.id
on conflict (id) do update set basis = excluded.basis, evidence = excluded.evidence
;
-- io.paythread.identity.LinkStore.SETTLE
with derived as (
    select l.id, l.created_at as former_time, l.strength as former_strength, l.state as former_state,
           a.customer_id as customer_a, b.customer_id as customer_b,
           case when l.rule = 'asserted' then l.created_at else greatest(a.since, b.since) end as created_at,
           case when l.basis = 'joins' then 'verified'
                when l.rule = 'asserted' or p.verdict = 'together' then 'asserted'
                else 'suggested' end as strength,
           case when p.verdict = 'together' then 'accepted'
                when p.verdict is not null then p.verdict
                when l.basis = 'none' then 'undone'
                when a.customer_id <> b.customer_id then 'open'
                when l.basis = 'joins' then 'accepted'
                else 'superseded' end as state
      from link l
      join account a on a.id = l.account_a
      join account b on b.id = l.account_b
      left join pair_verdict p on p.account_a = l.account_a and p.account_b = l.account_b
     where l.account_a = any($1) or l.account_b = any($1)
), changed as materialized (
    select id, customer_a, customer_b, created_at, strength, state,
           state = 'open' and (former_state <> 'open' or former_time = '-infinity') as opened
      from derived
     where (created_at, strength, state) is distinct from (former_time, former_strength, former_state)
), locked as materialized (
    select id from link where id in (select id from changed) order by id for no key update
)
update link l set created_at = c.created_at, strength = c.strength, state = c.state
  from changed c
 where l.id = c.id and l.id in (select id from locked)
returning l.id, c.customer_a, c.customer_b, c.opened
;
-- io.paythread.identity.NewsStore.FIND
select 'account' as what, t.place
  from unnest($1::uuid[], $2::timestamptz[], $3::boolean[])
       with ordinality as t (id, since, guest, place)
  left join account a on a.id = t.id
 where a.id is null or t.since < a.since or (a.guest and not t.guest)
union all
select case when (t.value, t.verified, t.type) = (i.value, i.verified, i.type)
            then 'repetition' else 'identifier' end, t.place
  from unnest($4::uuid[], $5::text[], $6::integer[], $7::timestamptz[], $8::integer[], $9::text[],
              $10::text[], $11::boolean[], $12::text[])
       with ordinality as t (account_id, slot, rank, told_at, step, told_by, value, verified, type, place)
  left join account_identifier i on i.account_id = t.account_id and i.slot = t.slot
 where i.account_id is null
    or (t.rank, t.told_at, t.step, t.told_by collate "C", t.value collate "C", t.verified,
        t.type collate "C")
       > (i.rank, i.told_at, i.step, i.told_by, i.value, i.verified, i.type)
union all
select 'merge', t.place
  from unnest($13::uuid[]) with ordinality as t (id, place)
  left join link l on l.id = t.id
 where l.id is null
;
-- io.paythread.identity.NewsStore.REPEAT
update account_identifier i
   set rank = t.rank, step = t.step, told_at = t.told_at, told_by = t.told_by
  from unnest($1::uuid[], $2::text[], $3::integer[], $4::timestamptz[], $5::integer[], $6::text[],
              $7::text[], $8::boolean[], $9::text[])
       as t (account_id, slot, rank, told_at, step, told_by, value, verified, type)
 where i.account_id = t.account_id and i.slot = t.slot
   and (i.value, i.verified, i.type) = (t.value, t.verified, t.type)
   and (t.rank, t.told_at, t.step, t.told_by collate "C") > (i.rank, i.told_at, i.step, i.told_by)
;
-- io.paythread.identity.VerdictStore.AMONG
select account_a, account_b, verdict from pair_verdict where account_a = any($1) and account_b = any($1)
;
-- io.paythread.identity.VerdictStore.PUT
insert into pair_verdict (account_a, account_b, verdict, decision_id)
select t.account_a, t.account_b, t.verdict, $4
  from unnest($1::uuid[], $2::uuid[], $3::text[]) as t (account_a, account_b, verdict)
on conflict (account_a, account_b) do update
   set verdict = excluded.verdict, decision_id = excluded.decision_id
;
-- io.paythread.identity.VerdictStore.REMOVE
delete from pair_verdict p using unnest($1::uuid[], $2::uuid[]) as t (account_a, account_b)
 where p.account_a = t.account_a and p.account_b = t.account_b
;
-- io.paythread.ingest.AsideEvents.COUNTS
select (select count(*) from (select from inbound_outcome where state = 'dead' limit $1) d)::float8 as dead,
       (select count(*) from (select from inbound_outcome where state = 'needs_fetch' limit $1) f)::float8
           as thin
;
-- io.paythread.ingest.BodyRescan.COUNT
select count(*) from inbound_event
;
-- io.paythread.ingest.BodyRescan.PROVIDERS
select id, provider from source
;
-- io.paythread.ingest.InboundEventStore.BODY
select body from inbound_event where id = $1
;
-- io.paythread.ingest.InboundEventStore.DELIVERY
select max(received_at) as last_at,
       percentile_cont(0.5) within group (order by late) as p50,
       percentile_cont(0.95) within group (order by late) as p95
  from (select received_at, extract(epoch from received_at - provider_time)::float8 as late
          from inbound_event where source_id = $1 order by id desc limit $2) latest
;
-- io.paythread.ingest.InboundEventStore.FIRST_WAITING
select min(first.received_at)
  from projection_slot s
 cross join lateral (
       select e.received_at from inbound_event e
        where e.slot = s.slot and (e.xid, e.seq) > (s.cursor_xid, s.cursor_seq)
        order by e.xid, e.seq
        limit 1) first
;
-- io.paythread.ingest.InboundEventStore.ONE
select e.id, e.source_id, e.reference, e.type, e.form, e.origin, e.provider_time, e.received_at,
       e.body_bytes, e.body_sha256, e.redactions,
       case when t.superseded then 'ignored'
            when o.state is not null then o.state
            when (e.xid, e.seq) <= (s.cursor_xid, s.cursor_seq) then 'projected'
            else 'pending' end as state,
       case when t.superseded then 'superseded' else o.reason end as reason,
       case when t.superseded then null else o.detail end as detail
  from inbound_event e
  join projection_slot s on s.slot = e.slot
  left join inbound_outcome o on o.inbound_id = e.id
 cross join lateral (
       select e.twin is not null and exists (
                  select 1 from inbound_event w
                   where w.source_id = e.source_id and w.reference = e.twin) as superseded) t
 where e.id = $1
;
-- io.paythread.ingest.InboundEventStore.STATED
select e.id, e.source_id, e.reference, e.type, e.form, e.origin, e.provider_time, e.received_at,
       e.body_bytes, e.body_sha256, e.redactions,
       case when t.superseded then 'ignored'
            when o.state is not null then o.state
            when (e.xid, e.seq) <= (s.cursor_xid, s.cursor_seq) then 'projected'
            else 'pending' end as state,
       case when t.superseded then 'superseded' else o.reason end as reason,
       case when t.superseded then null else o.detail end as detail
  from inbound_event e
  join projection_slot s on s.slot = e.slot
  left join inbound_outcome o on o.inbound_id = e.id
 cross join lateral (
       select e.twin is not null and exists (
                  select 1 from inbound_event w
                   where w.source_id = e.source_id and w.reference = e.twin) as superseded) t
;
-- io.paythread.ingest.InboundEventStore.STATES
select state, count(*)::int as events
  from (select e.id, e.source_id, e.reference, e.type, e.form, e.origin, e.provider_time, e.received_at,
       e.body_bytes, e.body_sha256, e.redactions,
       case when t.superseded then 'ignored'
            when o.state is not null then o.state
            when (e.xid, e.seq) <= (s.cursor_xid, s.cursor_seq) then 'projected'
            else 'pending' end as state,
       case when t.superseded then 'superseded' else o.reason end as reason,
       case when t.superseded then null else o.detail end as detail
  from inbound_event e
  join projection_slot s on s.slot = e.slot
  left join inbound_outcome o on o.inbound_id = e.id
 cross join lateral (
       select e.twin is not null and exists (
                  select 1 from inbound_event w
                   where w.source_id = e.source_id and w.reference = e.twin) as superseded) t
 where e.id in (select id from inbound_event where source_id = $1 order by id desc limit $2)) latest
 group by state
;
-- io.paythread.ingest.LastWordStore.FIND
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
;
-- io.paythread.ingest.SourceDirectory.READ
select s.id, s.name, s.provider, s.state, s.tolerance_seconds, k.id as secret_id, k.sealed, k.expires_at
  from source s
  left join source_secret k on k.source_id = s.id
 order by s.id, k.created_at desc, k.id desc
;
-- io.paythread.ingest.SourceDirectory.STAMP
select count(*), coalesce(sum(version), 0)::bigint from source
;
-- io.paythread.ingest.StoredBodies.AFTER
select id, source_id, body from inbound_event where id > $1 order by id limit $2 for no key update
;
-- io.paythread.ingest.StoredBodies.REPLACE
update inbound_event set body = $2, redactions = least(32767, redactions + $3)::int2 where id = $1
;
-- io.paythread.ingest.StoredBodies.SOME
select id, source_id, body from inbound_event where id = any($1) order by id for no key update
;
-- io.paythread.ingest.TableEventLog.APPEND
with new as (
    select *
      from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                  $8::timestamptz[], $9::timestamptz[], $10::int2[], $11::bytea[], $12::int4[],
                  $13::bytea[], $14::int2[])
        as n (id, source_id, reference, twin, type, form, origin, provider_time, received_at, partition,
              body, body_bytes, body_sha256, redactions)
)
insert into inbound_event (id, source_id, reference, twin, type, form, origin, provider_time, received_at,
                           partition, body, body_bytes, body_sha256, redactions)
select id, source_id, reference, twin, type, form, origin, provider_time, received_at,
       partition, body, body_bytes, body_sha256, redactions
  from new n
 where n.twin is null
    or (not exists (select 1 from inbound_event e where e.source_id = n.source_id and e.reference = n.twin)
        and not exists (select 1 from new o where o.source_id = n.source_id and o.reference = n.twin))
on conflict (source_id, reference) do nothing
returning id
;
-- io.paythread.ingest.TableEventLog.APPEND_WITH_RECEIPTS
with new as (
    select *
      from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                  $8::timestamptz[], $9::timestamptz[], $10::int2[], $11::bytea[], $12::int4[],
                  $13::bytea[], $14::int2[])
        as n (id, source_id, reference, twin, type, form, origin, provider_time, received_at, partition,
              body, body_bytes, body_sha256, redactions)
)
, stored as (insert into inbound_event (id, source_id, reference, twin, type, form, origin, provider_time, received_at,
                           partition, body, body_bytes, body_sha256, redactions)
select id, source_id, reference, twin, type, form, origin, provider_time, received_at,
       partition, body, body_bytes, body_sha256, redactions
  from new n
 where n.twin is null
    or (not exists (select 1 from inbound_event e where e.source_id = n.source_id and e.reference = n.twin)
        and not exists (select 1 from new o where o.source_id = n.source_id and o.reference = n.twin))
on conflict (source_id, reference) do nothing
returning id
), receipts as (insert into card_redaction (object_type, object_id, found_at, found_by, place, rule, brand, last_four, pieces,
                            rules_version)
select r.object_type, r.object_id, r.found_at, r.found_by, r.place, r.rule, r.brand, r.last_four, r.pieces,
       r.rules_version
 from jsonb_to_recordset($15::text::jsonb) as r (object_type text, object_id uuid, found_at timestamptz, found_by text, place text, rule text, brand text, last_four text, pieces integer, rules_version text) join stored on stored.id = r.object_id) select id from stored
;
-- io.paythread.insight.FigureStore.SUMS
select s.series, width_bucket(s.at, $1::timestamptz[]) as bucket, s.value, s.currency,
    sum(s.n)::bigint as n, sum(s.a)::bigint as a, sum(s.b)::bigint as b, sum(s.c)::bigint as c
from insight_slice s
where s.series = any($2::smallint[]) and s.dimension = $3 and s.at >= $4 and s.at < $5
  and ($6::text is null or s.currency in ('', $6))
group by 1, 2, 3, 4
;
-- io.paythread.insight.Freshness.READ
select s.formulas = $2 and s.walked is null as walked, f.recorded_at, r.name is not null as began
  from insight_state s
  left join feed_reader r on r.name = $1
  left join lateral (
      select e.recorded_at from feed_entry e
       where (e.xid, e.seq) > (r.xid, r.seq) order by e.xid, e.seq limit 1) f on true
;
-- io.paythread.insight.Freshness.SOURCES
select id from source order by id limit 200
;
-- io.paythread.insight.RecordErasure.WAIT
select 1 from feed_reader where name = $1 for update
;
-- io.paythread.insight.RecordStore.DELETE
delete from insight_record r using unnest($1::uuid[], $2::smallint[]) as gone (object_id, series)
 where r.object_id = gone.object_id and r.series = gone.series
;
-- io.paythread.insight.RecordStore.INSERT
insert into insight_record (series, at, object_type, object_id, matter_id, payment_id, source_id, currency,
    code, network, method, country, a, b, c)
select * from unnest($1::smallint[], $2::timestamptz[], $3::text[], $4::uuid[], $5::uuid[], $6::uuid[],
    $7::uuid[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::bigint[], $14::bigint[],
    $15::bigint[])
;
-- io.paythread.insight.RecordStore.NEXT_MATTERS
select id from matter where id > $1 order by id limit $2
;
-- io.paythread.insight.RecordStore.OF_MATTERS
select series, at, object_type, object_id, matter_id, payment_id, source_id, currency, code, network, method, country, a, b, c from insight_record where matter_id = any($1)
union
select series, at, object_type, object_id, matter_id, payment_id, source_id, currency, code, network, method, country, a, b, c from insight_record where object_id in (
    select id from business_object where matter_id = any($1)
    union all select id from entry where matter_id = any($1) and kind = 'payment.failed')
;
-- io.paythread.insight.RecordStore.SOURCES
select id, source_id from matter where id = any($1)
;
-- io.paythread.insight.RecordStore.TOUCHED
with present as (
    select matter_id from business_object where id = any($1)
    union select matter_id from entry where id = any($1)
)
select matter_id from present
union select matter_id from insight_record where object_id = any($1)
union select matter_id from insight_record where payment_id = any($1)
union select r.matter_id from insight_record r
        join business_object o on o.id = r.object_id
        join present p on p.matter_id = o.matter_id
       where r.matter_id <> o.matter_id
;
-- io.paythread.insight.SliceStore.ADD
insert into insight_slice as s (series, dimension, at, value, currency, n, a, b, c)
select * from unnest($1::smallint[], $2::smallint[], $3::timestamptz[], $4::text[], $5::text[],
    $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[])
on conflict (series, dimension, at, value, currency)
do update set n = s.n + excluded.n, a = s.a + excluded.a, b = s.b + excluded.b, c = s.c + excluded.c
;
-- io.paythread.insight.SliceStore.TIDY
delete from insight_slice s
 using unnest($1::smallint[], $2::smallint[], $3::timestamptz[], $4::text[], $5::text[])
       as k (series, dimension, at, value, currency)
 where s.series = k.series and s.dimension = k.dimension and s.at = k.at and s.value = k.value
   and s.currency = k.currency and s.n = 0
;
-- io.paythread.insight.StateStore.BEGIN
update insight_state set formulas = $1, walked = $2
;
-- io.paythread.insight.StateStore.READ
select formulas, walked from insight_state
;
-- io.paythread.insight.StateStore.WALKED
update insight_state set walked = $1
;
-- io.paythread.insight.ThreadContacts.BEFORE
select payment_id from insight_thread where thread_id = any($1)
;
-- io.paythread.insight.ThreadContacts.FORGET
delete from insight_thread where thread_id = any($1)
;
-- io.paythread.insight.ThreadContacts.KEEP
insert into insight_thread (thread_id, payment_id) select * from unnest($1::uuid[], $2::uuid[])
on conflict (thread_id) do update set payment_id = excluded.payment_id
;
-- io.paythread.job.JobCounts.COUNTS
select state, count(*)::float8 as jobs,
       greatest(coalesce(extract(epoch from $1::timestamptz
           - min(run_after) filter (where state = 'queued')), 0), 0)::float8 as seconds
  from job group by state
;
-- io.paythread.job.JobQueue.ADVANCE
update job
   set checkpoint = $3, done = done + $4, total = coalesce($5, total), result = coalesce($6, result),
       failures = 0, error_code = null, error_detail = null, lease_until = now() + make_interval(secs => $7)
 where id = $1 and epoch = $2
;
-- io.paythread.job.JobQueue.CLAIM
with held as (
    select id, owner from job where state = 'running' and lease_until > now()
), next as (
    select id, state from job j
     where ((state = 'queued' and run_after <= $1) or (state = 'running' and lease_until <= now()))
       and kind = any($2)
       and (select count(*) from held) < $3
       and (select count(*) from held h where h.owner = j.owner) < $4
     order by run_after, id
     limit 1
       for update skip locked
)
update job j
   set state = 'running', epoch = epoch + 1, lease_until = now() + make_interval(secs => $5),
       started_at = coalesce(started_at, $1),
       failures = failures + case when next.state = 'running' then 1 else 0 end
  from next where j.id = next.id
returning j.id, j.kind, j.epoch, j.failures
;
-- io.paythread.job.JobQueue.FINISH
update job
   set state = $3, finished_at = $4, expires_at = $5, lease_until = null, error_code = $6, error_detail = $7
 where id = $1 and epoch = $2 and state = 'running'
;
-- io.paythread.job.JobQueue.LOCK
select cancel_requested from job where id = $1 and epoch = $2 and state = 'running' for no key update
;
-- io.paythread.job.JobQueue.ONE_AT_A_TIME
select pg_advisory_xact_lock(hashtext('paythread.job.claim'))
;
-- io.paythread.job.JobQueue.QUEUE
update job
   set state = case when cancel_requested then 'cancelled' else 'queued' end, run_after = $3,
       lease_until = null, failures = failures + $4, error_code = $5, error_detail = $6
 where id = $1 and epoch = $2 and state = 'running'
;
-- io.paythread.job.JobQueue.RELEASE
update job set lease_until = null, state = 'queued' where id = $1 and epoch = $2 and state = 'running'
;
-- io.paythread.job.JobQueue.WORK
select id, owner, parameters, checkpoint, done from job
 where id = $1 and epoch = $2 and state = 'running' and not cancel_requested
;
-- io.paythread.job.JobStore.ANNOUNCE
select pg_notify('paythread_job', '')
;
-- io.paythread.job.JobStore.CANCEL
update job
   set cancel_requested = true,
       state = case when state = 'queued' then 'cancelled' else state end,
       finished_at = case when state = 'queued' then $2::timestamptz end,
       expires_at = case when state = 'queued' then $3::timestamptz end
 where id = $1 and state in ('queued', 'running')
returning
id, kind, state, owner, done, total, unit, result, error_code, error_detail, cancel_requested, run_after,
created_at, started_at, finished_at, expires_at
;
-- io.paythread.job.JobStore.FORGET
delete from job where expires_at < $1
;
-- io.paythread.job.JobStore.INSERT
insert into job (id, kind, state, owner, unique_key, parameters, unit, run_after, created_at)
values ($1, $2, 'queued', $3, $4, $5, $6, $7, $8)
on conflict (unique_key) where unique_key is not null and state in ('queued', 'running') do nothing
returning
id, kind, state, owner, done, total, unit, result, error_code, error_detail, cancel_requested, run_after,
created_at, started_at, finished_at, expires_at
;
-- io.paythread.job.JobStore.LIST
select id, kind, state, owner, done, total, unit, result, error_code, error_detail, cancel_requested, run_after,
created_at, started_at, finished_at, expires_at
 from job where true
;
-- io.paythread.job.JobStore.ONE
select id, kind, state, owner, done, total, unit, result, error_code, error_detail, cancel_requested, run_after,
created_at, started_at, finished_at, expires_at
 from job where id = $1
;
-- io.paythread.job.JobStore.UNFINISHED_BY_KEY
select id, kind, state, owner, done, total, unit, result, error_code, error_detail, cancel_requested, run_after,
created_at, started_at, finished_at, expires_at
 from job where unique_key = $1 and state in ('queued', 'running')
;
-- io.paythread.job.JobStore.UNFINISHED_OF_OWNER
select count(*)::int from job where owner = $1 and state in ('queued', 'running')
;
-- io.paythread.platform.feed.FeedReaders.ADD
insert into feed_reader (name, xid, seq) values ($1, pg_snapshot_xmin(pg_current_snapshot()), 0)
on conflict (name) do nothing
;
-- io.paythread.platform.feed.FeedReaders.LEASE
update feed_reader
   set epoch = epoch + case when owner = $2 and lease_until > now() then 0 else 1 end,
       owner = $2, lease_until = now() + make_interval(secs => $3)
 where name = $1 and (owner is null or owner = $2 or lease_until < now())
returning epoch, xid::text::bigint as xid, seq
;
-- io.paythread.platform.feed.FeedReaders.LOCK
select xid::text::bigint as xid, seq from feed_reader where name = $1 for update skip locked
;
-- io.paythread.platform.feed.FeedReaders.MOVE
update feed_reader set xid = $2::text::xid8, seq = $3 where name = $1
;
-- io.paythread.platform.feed.FeedReaders.MOVE_LEASED
update feed_reader
   set xid = $4::text::xid8, seq = $5, lease_until = now() + make_interval(secs => $6)
 where name = $1 and owner = $2 and epoch = $3
;
-- io.paythread.platform.feed.FeedReaders.RELEASE
update feed_reader set owner = null, lease_until = null where owner = $1
;
-- io.paythread.platform.feed.FeedRestore.FORMER
select s.cluster as former, (select system_identifier::text from pg_control_system()) as present
  from feed_state s for update
;
-- io.paythread.platform.feed.FeedRestore.NOTE
update feed_state set cluster = $1
;
-- io.paythread.platform.feed.FeedStore.AFTER_OF_ALL
with horizon as materialized (select pg_snapshot_xmin(pg_current_snapshot()) as xmin)
select h.xmin::text::bigint as xmin, f.xid::text::bigint as xid, f.seq, f.id, f.type, f.subject,
       f.customer_id, f.revision, f.source_id, f.recorded_at
  from horizon h left join lateral (
       select * from feed_entry e
        where (e.xid, e.seq) > ($1::text::xid8, $2) and e.xid < h.xmin
        order by e.xid, e.seq limit $3) f on true
 order by f.xid, f.seq
;
-- io.paythread.platform.feed.FeedStore.AFTER_OF_CUSTOMER
with horizon as materialized (select pg_snapshot_xmin(pg_current_snapshot()) as xmin)
select h.xmin::text::bigint as xmin, f.xid::text::bigint as xid, f.seq, f.id, f.type, f.subject,
       f.customer_id, f.revision, f.source_id, f.recorded_at
  from horizon h left join lateral (
       select * from feed_entry e
        where (e.xid, e.seq) > ($1::text::xid8, $2) and e.xid < h.xmin and e.customer_id = $4
        order by e.xid, e.seq limit $3) f on true
 order by f.xid, f.seq
;
-- io.paythread.platform.feed.FeedStore.APPEND
insert into feed_entry (id, type, subject, customer_id, revision, source_id, recorded_at)
select id, type, subject, customer_id, revision, source_id, $7
  from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::bigint[], $6::uuid[])
       with ordinality as t (id, type, subject, customer_id, revision, source_id, place)
 order by place
;
-- io.paythread.platform.feed.FeedStore.EXPIRE
with first as materialized (
    select xid, seq, recorded_at < $1 as old from feed_entry
     where xid < pg_snapshot_xmin(pg_current_snapshot())
     order by xid, seq limit $2
), bound as (
    select xid, seq from first f
     where old and not exists (select from first y where not y.old and (y.xid, y.seq) < (f.xid, f.seq))
     order by xid desc, seq desc limit 1
), gone as (
    delete from feed_entry e using bound b where (e.xid, e.seq) <= (b.xid, b.seq) returning 1
), floored as (
    update feed_state s set floor_xid = b.xid, floor_seq = b.seq from bound b
)
select count(*) from gone
;
-- io.paythread.platform.feed.FeedStore.STATE
select (select system_identifier from pg_control_system()) || ':'
           || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) as epoch,
       s.floor_xid::text::bigint as xid, s.floor_seq as seq,
       pg_snapshot_xmin(pg_current_snapshot())::text::bigint as xmin
  from feed_state s
;
-- io.paythread.platform.feed.ReaderLags.LAGS
select r.name, count(f.recorded_at)::float8 as rows,
       greatest(coalesce(extract(epoch from now() - min(f.recorded_at)), 0), 0)::float8 as seconds
  from feed_reader r
  left join lateral (
       select e.recorded_at from feed_entry e
        where (e.xid, e.seq) > (r.xid, r.seq)
        order by e.xid, e.seq limit $1) f on true
 group by r.name
;
-- io.paythread.platform.idempotency.AnswerStore.DELETE_OLD
delete from idempotent_answer
where scope in (
    select scope from idempotent_answer where answered_at <= $1 order by answered_at limit $2
    for update skip locked)
;
-- io.paythread.platform.idempotency.AnswerStore.FIND
select fingerprint, status, content_type, headers, body, answered_at
from idempotent_answer
where scope = $1 and answered_at > $2
;
-- io.paythread.platform.idempotency.AnswerStore.INSERT
insert into idempotent_answer (scope, fingerprint, status, content_type, headers, body, answered_at)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict (scope) do update
set fingerprint = excluded.fingerprint, status = excluded.status, content_type = excluded.content_type,
    headers = excluded.headers, body = excluded.body, answered_at = excluded.answered_at
;
-- io.paythread.platform.idempotency.AnswerStore.IS_ANSWERED
select exists (select from idempotent_answer where scope = $1 and answered_at > $2)
;
-- io.paythread.platform.idempotency.AnswerStore.LOCK
select pg_try_advisory_xact_lock($1)
;
-- io.paythread.platform.metrics.Horizon.NOW
select pg_snapshot_xmin(s)::text::bigint as oldest, pg_snapshot_xmax(s)::text::bigint as next
  from pg_current_snapshot() s
;
-- io.paythread.platform.postgres.OwnershipCheck.OWNED
select string_agg(c.relname, ', ' order by c.relname)
  from pg_class c
 where c.relnamespace = current_schema()::regnamespace and c.relname = any($1)
   and pg_has_role(current_user, c.relowner, 'member')
;
-- io.paythread.platform.vault.InstallationSecrets.KEEP_FIRST
insert into installation_secret (name, sealed, created_at) values ($1, $2, $3)
on conflict (name) do nothing
;
-- io.paythread.platform.vault.InstallationSecrets.READ
select sealed, secret from installation_secret where name = $1
;
-- io.paythread.privacy.AccessReportStore.ADD
insert into access_report (id, customer_id, customers, requested_by, created_at, expires_at, content)
values ($1, $2, $3, $4, $5, $6, $7)
;
-- io.paythread.privacy.AccessReportStore.EXPIRE
delete from access_report where expires_at <= $1
;
-- io.paythread.privacy.AccessReportStore.FIND
select customer_id, expires_at, content from access_report where id = $1
;
-- io.paythread.privacy.AccessReportStore.FORGET
delete from access_report where customers && $1::uuid[]
;
-- io.paythread.privacy.CardRedactionStore.LIST
select c.id, c.object_type, c.object_id, c.found_at, c.found_by, c.place, c.rule, c.brand, c.last_four,
       c.pieces, c.rules_version, coalesce(e.source_id, a.source_id) as source_id
  from card_redaction c
  left join inbound_event e on e.id = c.object_id
  left join account a on a.id = c.object_id
 where true
;
-- io.paythread.privacy.CardRulesStore.PUT
insert into card_rules (one, version, searched_at) values (true, $1, $2)
on conflict (one) do update set version = excluded.version, searched_at = excluded.searched_at
;
-- io.paythread.privacy.CardRulesStore.READ
select version from card_rules
;
-- io.paythread.privacy.ErasureStore.ADD
insert into erasure (id, customer_id, state, requested_by, requested_at) values ($1, $2, 'running', $3, $4)
on conflict (id) do nothing
;
-- io.paythread.privacy.ErasureStore.ADD_PARTS
insert into erasure_part (erasure_id, type, id, held) select $1, $2, id, $4 from unnest($3::uuid[]) as id
on conflict (erasure_id, type, id) do update set held = excluded.held
;
-- io.paythread.privacy.ErasureStore.CUSTOMER
select customer_id from erasure where id = $1 and customer_id is not null
;
-- io.paythread.privacy.ErasureStore.FINISH
update erasure e
   set state = case when p.held then 'held' else 'done' end,
       customer_id = case when p.held then e.customer_id end,
       due_at = $2, finished_at = case when p.held then null else $3::timestamptz end
  from (select exists (select from erasure_part where erasure_id = $1) as held) p
 where e.id = $1
returning e.state
;
-- io.paythread.privacy.ErasureStore.FORGET_PARTS
delete from erasure_part where erasure_id = $1
;
-- io.paythread.privacy.ErasureStore.FREE_IS_DONE
delete from erasure_part where erasure_id = $1 and not held
;
-- io.paythread.privacy.ErasureStore.PARTS
select type, id from erasure_part where erasure_id = $1 and held = $2 order by id
;
-- io.paythread.privacy.ErasureStore.UNFINISHED
select id from erasure where state <> 'done' order by due_at nulls last, id limit $1
;
-- io.paythread.privacy.LegalHoldStore.ADD
insert into legal_hold (id, customer_id, origin, dispute_id, reason, placed_by, placed_at, ends_at)
values ($1, $2, 'person', null, $3, $4, $5, $6)
;
-- io.paythread.privacy.LegalHoldStore.FIND
select id, customer_id, dispute_id, reason, placed_by, placed_at, ends_at, released_by, released_at from legal_hold where id = $1 for update
;
-- io.paythread.privacy.LegalHoldStore.FORGET
delete from legal_hold where customer_id = $1 and (ends_at <= $2 or released_at is not null)
;
-- io.paythread.privacy.LegalHoldStore.LIST
select id, customer_id, dispute_id, reason, placed_by, placed_at, ends_at, released_by, released_at from legal_hold where true
;
-- io.paythread.privacy.LegalHoldStore.OF_CUSTOMER
select id, customer_id, dispute_id, reason, placed_by, placed_at, ends_at, released_by, released_at from legal_hold where customer_id = any($1::uuid[]) order by id
;
-- io.paythread.privacy.LegalHoldStore.PUT_DISPUTE
insert into legal_hold (id, customer_id, origin, dispute_id, reason, placed_by, placed_at, ends_at)
values ($1, $2, 'dispute', $3, 'dispute', 'system', $4, $5)
on conflict (dispute_id) do update set ends_at = excluded.ends_at
;
-- io.paythread.privacy.LegalHoldStore.RELEASE
update legal_hold set released_by = $2, released_at = $3 where id = $1 returning id, customer_id, dispute_id, reason, placed_by, placed_at, ends_at, released_by, released_at
;
-- io.paythread.privacy.ReceiptStore.TAKE
with taken as (
    select id from card_redaction where not audited order by id limit $1 for update skip locked
), marked as (
    update card_redaction c set audited = true from taken where c.id = taken.id
    returning c.id, c.object_type, c.object_id, c.found_by, c.place, c.rule, c.brand, c.last_four, c.pieces,
              c.rules_version
)
select object_type, object_id, found_by, rules_version, sum(pieces)::int as pieces,
       jsonb_agg(jsonb_strip_nulls(jsonb_build_object('place', place, 'rule', rule, 'brand', brand,
           'last_four', last_four, 'pieces', pieces)) order by id) as found
  from marked
 group by object_type, object_id, found_by, rules_version
;
-- io.paythread.privacy.Receipts.ADD
insert into card_redaction (object_type, object_id, found_at, found_by, place, rule, brand, last_four, pieces,
                            rules_version)
select r.object_type, r.object_id, r.found_at, r.found_by, r.place, r.rule, r.brand, r.last_four, r.pieces,
       r.rules_version
 from jsonb_to_recordset($1::text::jsonb) as r (object_type text, object_id uuid, found_at timestamptz, found_by text, place text, rule text, brand text, last_four text, pieces integer, rules_version text)
;
-- io.paythread.privacy.Suppressions.ADD
insert into suppression (hash, until)
select distinct h, $2::timestamptz from unnest($1::uuid[]) as h
on conflict (hash) do update
   set until = case when suppression.until is null or excluded.until is null then null
                    else greatest(suppression.until, excluded.until) end
;
-- io.paythread.privacy.Suppressions.FIND
select hash, until from suppression where hash = any($1::uuid[])
;
-- io.paythread.projection.Aging.COUNT_BODIES
select count(*), min(received_at) from inbound_event where reduced_at is null and condensed_at is null and id < $1
;
-- io.paythread.projection.Aging.COUNT_MATTERS
select count(*), min(last.at)  from matter m
 cross join lateral (select max(e.occurred_at) as at from entry e where e.matter_id = m.id) last
 where not m.stripped and last.at < $2
   and $1 = exists (select from matter_reference r where r.matter_id = m.id and r.reference like 'ticket:%')
   and not exists (select from matter_reference r where r.matter_id = m.id and r.reference like 'account:%')
   and not exists (select from account a join legal_hold h on h.customer_id = a.customer_id
        where a.id = m.account_id and h.released_at is null and (h.ends_at is null or h.ends_at > $3))
   and not exists (select from business_object o
        where o.account_id = m.account_id and o.type = 'dispute'
          and coalesce(o.status, '') not in ('won', 'lost', 'warning_closed', 'prevented', 'charge_refunded'))
;
-- io.paythread.projection.Aging.MATTERS_DUE
select m.id, m.source_id, (select array_agg(r.reference) from matter_reference r where r.matter_id = m.id)  from matter m
 cross join lateral (select max(e.occurred_at) as at from entry e where e.matter_id = m.id) last
 where not m.stripped and last.at < $2
   and $1 = exists (select from matter_reference r where r.matter_id = m.id and r.reference like 'ticket:%')
   and not exists (select from matter_reference r where r.matter_id = m.id and r.reference like 'account:%')
   and not exists (select from account a join legal_hold h on h.customer_id = a.customer_id
        where a.id = m.account_id and h.released_at is null and (h.ends_at is null or h.ends_at > $3))
   and not exists (select from business_object o
        where o.account_id = m.account_id and o.type = 'dispute'
          and coalesce(o.status, '') not in ('won', 'lost', 'warning_closed', 'prevented', 'charge_refunded'))
 order by m.id limit $4
;
-- io.paythread.projection.BodyErasure.COUNT
select count(distinct e.id) from telling t join inbound_event e on e.id = t.inbound_id
 where t.matter_id = any($1::uuid[]) and e.reduced_at is null
;
-- io.paythread.projection.LogStore.BLANK
update inbound_outcome set detail = '' where inbound_id = any($1::uuid[])
;
-- io.paythread.projection.LogStore.CONDENSE
update inbound_event e set body = t.body, condensed_at = now()
from unnest($1::uuid[], $2::bytea[]) as t(id, body)
where e.id = t.id
;
-- io.paythread.projection.LogStore.FORGET_CARDS
update card_redaction set last_four = null where object_id = any($1::uuid[])
;
-- io.paythread.projection.LogStore.LAG
select count(*) as waiting,
    coalesce(extract(epoch from now() - min(e.received_at)), 0)::float8 as seconds
from projection_slot s
join lateral (
    select e.received_at from inbound_event e
    where e.slot = s.slot and (e.xid, e.seq) > (s.cursor_xid, s.cursor_seq)
    order by e.xid, e.seq
    limit $1
) e on true
;
-- io.paythread.projection.LogStore.LATEST
select id from inbound_event order by id desc limit 1
;
-- io.paythread.projection.LogStore.NEXT
select e.xid::text as xid, e.seq, e.id, e.source_id, s.provider, e.reference, e.type, e.form, e.origin,
    e.provider_time, e.received_at, e.body, e.reduced_at is not null as reduced,
    (e.reduced_at is not null or e.condensed_at is not null) as condensed,
    e.twin is not null and exists (select 1 from inbound_event t
        where t.source_id = e.source_id and t.reference = e.twin) as twin_known,
    (select exists (select 1 from suppression)) as suppressing
from inbound_event e
join source s on s.id = e.source_id
where e.slot = $1 and (e.xid, e.seq) > ($2::text::xid8, $3)
  and e.xid < pg_snapshot_xmin(pg_current_snapshot())
order by e.xid, e.seq
limit $4
;
-- io.paythread.projection.LogStore.OF_MATTERS
select e.xid::text as xid, e.seq, e.id, e.source_id, s.provider, e.reference, e.type, e.form, e.origin,
    e.provider_time, e.received_at, e.body, e.reduced_at is not null as reduced,
    (e.reduced_at is not null or e.condensed_at is not null) as condensed,
    e.twin is not null and exists (select 1 from inbound_event t
        where t.source_id = e.source_id and t.reference = e.twin) as twin_known,
    (select exists (select 1 from suppression)) as suppressing
from inbound_event e
join source s on s.id = e.source_id
where e.reduced_at is null
  and e.id in (select t.inbound_id from telling t where t.matter_id = any($1::uuid[]))
;
-- io.paythread.projection.LogStore.REDUCE
update inbound_event e set body = t.body, reduced_at = now(), redactions = 0
from unnest($1::uuid[], $2::bytea[]) as t(id, body)
where e.id = t.id
;
-- io.paythread.projection.LogStore.SELECT
select e.xid::text as xid, e.seq, e.id, e.source_id, s.provider, e.reference, e.type, e.form, e.origin,
    e.provider_time, e.received_at, e.body, e.reduced_at is not null as reduced,
    (e.reduced_at is not null or e.condensed_at is not null) as condensed,
    e.twin is not null and exists (select 1 from inbound_event t
        where t.source_id = e.source_id and t.reference = e.twin) as twin_known,
    (select exists (select 1 from suppression)) as suppressing
from inbound_event e
join source s on s.id = e.source_id
;
-- io.paythread.projection.LogStore.UNCONDENSED
select e.xid::text as xid, e.seq, e.id, e.source_id, s.provider, e.reference, e.type, e.form, e.origin,
    e.provider_time, e.received_at, e.body, e.reduced_at is not null as reduced,
    (e.reduced_at is not null or e.condensed_at is not null) as condensed,
    e.twin is not null and exists (select 1 from inbound_event t
        where t.source_id = e.source_id and t.reference = e.twin) as twin_known,
    (select exists (select 1 from suppression)) as suppressing
from inbound_event e
join source s on s.id = e.source_id
where e.id > $1 and e.id < $2 and e.reduced_at is null and e.condensed_at is null
order by e.id limit $3 for no key update of e
;
-- io.paythread.projection.LogStore.WHOLE
select e.xid::text as xid, e.seq, e.id, e.source_id, s.provider, e.reference, e.type, e.form, e.origin,
    e.provider_time, e.received_at, e.body, e.reduced_at is not null as reduced,
    (e.reduced_at is not null or e.condensed_at is not null) as condensed,
    e.twin is not null and exists (select 1 from inbound_event t
        where t.source_id = e.source_id and t.reference = e.twin) as twin_known,
    (select exists (select 1 from suppression)) as suppressing
from inbound_event e
join source s on s.id = e.source_id
where e.id > $1 and e.id <= $2 and e.reduced_at is null
order by e.id limit $3 for no key update of e
;
-- io.paythread.projection.OutcomeStore.PUT
insert into inbound_outcome (inbound_id, source_id, state, reason, detail, type, decided_at)
select inbound_id, source_id, state, reason, detail, type, now()
from json_to_recordset($1::text::json) as o(inbound_id uuid, source_id uuid, state text, reason text,
    detail text, type text)
on conflict (inbound_id) do update set state = excluded.state, reason = excluded.reason,
    detail = excluded.detail, decided_at = excluded.decided_at
;
-- io.paythread.projection.SlotStore.ADVANCE
update projection_slot
set cursor_xid = $4::text::xid8, cursor_seq = $5, projected_at = now(),
    lease_until = now() + make_interval(secs => $6)
where slot = $1 and owner = $2 and epoch = $3
;
-- io.paythread.projection.SlotStore.CLAIM
with share as (
    select ceil(16.0 / greatest(1, count(*)))::int as most from projection_worker where alive_until > now()
), mine as (
    select count(*)::int as held from projection_slot where owner = $1 and lease_until > now()
), free as (
    select slot from projection_slot
    where owner is null or lease_until <= now()
    order by slot
    limit (select greatest(0, share.most - mine.held) from share, mine)
    for update skip locked
)
update projection_slot s
set owner = $1, epoch = s.epoch + 1, lease_until = now() + make_interval(secs => $2)
from free where s.slot = free.slot
;
-- io.paythread.projection.SlotStore.FORGET_DEAD
delete from projection_worker where alive_until < now() - interval '1 hour'
;
-- io.paythread.projection.SlotStore.GIVE_BACK_SURPLUS
with share as (
    select ceil(16.0 / greatest(1, count(*)))::int as most from projection_worker where alive_until > now()
), surplus as (
    select slot from projection_slot
    where owner = $1 and lease_until > now()
    order by slot
    offset (select most from share)
    for update skip locked
)
update projection_slot s set owner = null, lease_until = null from surplus where s.slot = surplus.slot
;
-- io.paythread.projection.SlotStore.HEARTBEAT
insert into projection_worker (owner, alive_until) values ($1, now() + make_interval(secs => $2))
on conflict (owner) do update set alive_until = excluded.alive_until
;
-- io.paythread.projection.SlotStore.HELD
select s.slot, s.owner, s.epoch,
    exists (select 1 from inbound_event e
        where e.slot = s.slot and (e.xid, e.seq) > (s.cursor_xid, s.cursor_seq)
          and e.xid < pg_snapshot_xmin(pg_current_snapshot())) as ready,
    exists (select 1 from inbound_event e
        where e.slot = s.slot and (e.xid, e.seq) > (s.cursor_xid, s.cursor_seq)
          and e.xid >= pg_snapshot_xmin(pg_current_snapshot())) as near
from projection_slot s
where s.owner = $1 and s.lease_until > now()
order by s.slot
;
-- io.paythread.projection.SlotStore.LOCK
select cursor_xid::text as xid, cursor_seq from projection_slot
where slot = $1 and owner = $2 and epoch = $3
for update
;
-- io.paythread.projection.SlotStore.RELEASE_ALL
with gone as (delete from projection_worker where owner = $1)
update projection_slot set owner = null, lease_until = null where owner = $1
;
-- io.paythread.projection.SlotStore.RENEW
update projection_slot set lease_until = now() + make_interval(secs => $2)
where owner = $1 and lease_until > now()
;
-- io.paythread.security.ApiKeyStore.FIND
select id, name, roles, scopes, networks, created_by, created_at, updated_at, expires_at, revoked_at,
       last_used_at, hash, last4, previous_hash, previous_last4, previous_expires_at, version
  from api_key where id = $1
;
-- io.paythread.security.ApiKeyStore.INSERT_FIRST
insert into api_key (id, name, hash, last4, roles, created_by, created_at, updated_at)
select $1, $2, $3, $4, '{admin}', 'system', $5, $5
where not exists (select from api_key)
;
-- io.paythread.security.ApiKeyStore.USED
update api_key set last_used_at = $2 where id = $1 and (last_used_at is null or last_used_at < $2)
;
-- io.paythread.signin.AttemptStore.ADD
insert into sign_in_attempt (key, failures, blocked_until, updated_at) values ($1, 0, 'epoch', $2)
on conflict (key) do nothing
;
-- io.paythread.signin.AttemptStore.FORGET
delete from sign_in_attempt where key = $1
;
-- io.paythread.signin.AttemptStore.FORGET_OLD
delete from sign_in_attempt where updated_at < $1
;
-- io.paythread.signin.AttemptStore.LOCK
select failures, blocked_until, updated_at from sign_in_attempt where key = $1 for update
;
-- io.paythread.signin.AttemptStore.TAKE_BACK
update sign_in_attempt set failures = greatest(failures - 1, 0), blocked_until = 'epoch', updated_at = $2
where key = $1
;
-- io.paythread.signin.AttemptStore.WRITE
update sign_in_attempt set failures = $2, blocked_until = $3, updated_at = $4 where key = $1
;
-- io.paythread.signin.SessionStore.END
delete from user_session where id = $1 and user_id = $2
;
-- io.paythread.signin.SessionStore.END_BY_PROVIDER_SESSION
delete from user_session s using app_user u
where u.id = s.user_id and u.issuer = $1 and s.provider_session = $2 and ($3::text is null or u.subject = $3)
returning s.user_id
;
-- io.paythread.signin.SessionStore.END_BY_SUBJECT
delete from user_session s using app_user u
where u.id = s.user_id and u.issuer = $1 and u.subject = $2 and s.method = 'oidc'
returning s.user_id
;
-- io.paythread.signin.SessionStore.END_BY_TOKEN
delete from user_session where token_hash = $1 returning user_id
;
-- io.paythread.signin.SessionStore.END_OF_USER
delete from user_session where user_id = $1
;
-- io.paythread.signin.SessionStore.END_OVER
delete from user_session where expires_at <= $1 or seen_at <= $2
;
-- io.paythread.signin.SessionStore.FIND
select s.id, s.user_id, u.name, u.roles, s.method, s.authenticated_at, s.address, s.user_agent, s.created_at, s.seen_at,
s.expires_at
from user_session s join app_user u on u.id = s.user_id
where u.state = 'active' and s.expires_at > $2 and s.seen_at > $3
 and s.token_hash = $1
;
-- io.paythread.signin.SessionStore.INSERT
insert into user_session (id, token_hash, user_id, method, authenticated_at, provider_session, address,
    user_agent, created_at, seen_at, expires_at)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10)
;
-- io.paythread.signin.SessionStore.OF_USER
select s.id, s.user_id, u.name, u.roles, s.method, s.authenticated_at, s.address, s.user_agent, s.created_at, s.seen_at,
s.expires_at
from user_session s join app_user u on u.id = s.user_id
where u.state = 'active' and s.expires_at > $2 and s.seen_at > $3
 and s.user_id = $1 order by s.seen_at desc, s.id
;
-- io.paythread.signin.SessionStore.SEEN
update user_session set seen_at = $2 where id = $1 and seen_at < $2
;
-- io.paythread.signin.SetupTokenStore.DELETE
delete from setup_token where token_hash = $1
;
-- io.paythread.signin.SetupTokenStore.DELETE_ALL
delete from setup_token
;
-- io.paythread.signin.SetupTokenStore.DELETE_EXPIRED
delete from setup_token where expires_at <= $1
;
-- io.paythread.signin.SetupTokenStore.INSERT
insert into setup_token (token_hash, created_at, expires_at) values ($1, $2, $3)
;
-- io.paythread.signin.SetupTokenStore.IS_LIVE
select exists (select 1 from setup_token where token_hash = $1 and expires_at > $2)
;
-- io.paythread.signin.UserStore.ANY
select exists (select 1 from app_user)
;
-- io.paythread.signin.UserStore.BY_EMAIL
select id, email, name, roles, state, password is not null, issuer, subject, version, created_at, updated_at,
last_sign_in_at
 from app_user where lower(email) = lower($1)
;
-- io.paythread.signin.UserStore.BY_SUBJECT
select id, email, name, roles, state, password is not null, issuer, subject, version, created_at, updated_at,
last_sign_in_at
 from app_user where issuer = $1 and subject = $2 for update
;
-- io.paythread.signin.UserStore.DELETE
delete from app_user where id = $1
;
-- io.paythread.signin.UserStore.FIND
select id, email, name, roles, state, password is not null, issuer, subject, version, created_at, updated_at,
last_sign_in_at
 from app_user where id = $1
;
-- io.paythread.signin.UserStore.INSERT
insert into app_user (id, email, name, roles, state, password, issuer, subject, created_at, updated_at)
values ($1, $2, $3, $4, 'active', $5, $6, $7, $8, $8)
on conflict do nothing
;
-- io.paythread.signin.UserStore.LIST
select id, email, name, roles, state, password is not null, issuer, subject, version, created_at, updated_at,
last_sign_in_at
 from app_user where true
;
-- io.paythread.signin.UserStore.LOCK
select id, email, name, roles, state, password is not null, issuer, subject, version, created_at, updated_at,
last_sign_in_at
 from app_user where id = $1 for update
;
-- io.paythread.signin.UserStore.OTHER_ADMINISTRATORS
select count(*) from app_user where state = 'active' and 'admin' = any (roles) and id <> $1
;
-- io.paythread.signin.UserStore.PASSWORD
select password from app_user where lower(email) = lower($1) and state = 'active'
;
-- io.paythread.signin.UserStore.SET_PASSWORD
update app_user set password = $2 where id = $1
;
-- io.paythread.signin.UserStore.SIGNED_IN
update app_user set last_sign_in_at = $2 where id = $1
;
-- io.paythread.signin.UserStore.UPDATE
update app_user
set name = $2, roles = $3, state = $4, issuer = $5, subject = $6, version = version + 1, updated_at = $7
where id = $1
;
-- io.paythread.stream.StreamTicketStore.ADD
with old as (delete from stream_ticket where expires_at < $4)
insert into stream_ticket (hash, caller, expires_at) values ($1, $2, $3)
;
-- io.paythread.stream.StreamTicketStore.TAKE
delete from stream_ticket where hash = $1 and expires_at >= $2 returning caller
;
-- io.paythread.timeline.FoldStore.DELETE_ENTRIES
delete from entry where id = any($1::uuid[])
;
-- io.paythread.timeline.FoldStore.DELETE_OBJECTS
delete from business_object where id = any($1::uuid[])
;
-- io.paythread.timeline.FoldStore.PRESENT
select '' as type, id, digest, source_id, matter_id, account_id from entry where matter_id = any($1::uuid[])
union all
select type, id, digest, source_id, matter_id, account_id from business_object
 where matter_id = any($1::uuid[])
;
-- io.paythread.timeline.FoldStore.PUT_ENTRIES
insert into entry (id, matter_id, source_id, account_id, kind, fact_key, occurred_at, tie, recorded_at,
    late, unexpected, status, amount, currency, search, refs, detail, origins, former, digest)
select id, matter_id, source_id, account_id, kind, fact_key, occurred_at, tie, recorded_at, late,
    unexpected, status, amount, currency, search, refs, detail, origins, former, digest
from json_to_recordset($1::text::json) as e(id uuid, matter_id uuid, source_id uuid, account_id uuid,
    kind text, fact_key text, occurred_at timestamptz, tie smallint, recorded_at timestamptz, late boolean,
    unexpected boolean, status text, amount bigint, currency text, search text, refs text[], detail jsonb,
    origins jsonb, former uuid[], digest uuid)
on conflict (id) do update set matter_id = excluded.matter_id, account_id = excluded.account_id,
    kind = excluded.kind, occurred_at = excluded.occurred_at, tie = excluded.tie,
    recorded_at = excluded.recorded_at, late = excluded.late, unexpected = excluded.unexpected,
    status = excluded.status, amount = excluded.amount, currency = excluded.currency,
    search = excluded.search, refs = excluded.refs, detail = excluded.detail,
    origins = excluded.origins, former = excluded.former, digest = excluded.digest
;
-- io.paythread.timeline.FoldStore.PUT_OBJECTS
insert into business_object (id, type, source_id, reference, matter_id, account_id, status, amount,
    currency, occurred_at, recorded_at, unexpected, state, digest)
select id, type, source_id, reference, matter_id, account_id, status, amount, currency, occurred_at,
    recorded_at, unexpected, state, digest
from json_to_recordset($1::text::json) as o(id uuid, type text, source_id uuid, reference text,
    matter_id uuid, account_id uuid, status text, amount bigint, currency text, occurred_at timestamptz,
    recorded_at timestamptz, unexpected boolean, state jsonb, digest uuid)
on conflict (id) do update set reference = excluded.reference, matter_id = excluded.matter_id,
    account_id = excluded.account_id, status = excluded.status, amount = excluded.amount,
    currency = excluded.currency, occurred_at = excluded.occurred_at,
    recorded_at = excluded.recorded_at, unexpected = excluded.unexpected, state = excluded.state,
    digest = excluded.digest
;
-- io.paythread.timeline.FoldStore.SET_ACCOUNTS
update matter m set account_id = n.account_id, updated_at = now()
from unnest($1::uuid[], $2::uuid[]) as n(id, account_id)
where m.id = n.id and m.account_id is distinct from n.account_id
;
-- io.paythread.timeline.HistoryStore.AFTER
select o.id, o.type, o.source_id, o.reference, o.matter_id, o.account_id, o.status, o.amount, o.currency, o.occurred_at, o.recorded_at, o.unexpected, o.state, a.customer_id
from business_object o left join account a on a.id = o.account_id
where o.id > $1 and o.type = any($2)
order by o.id
limit $3
;
-- io.paythread.timeline.HistoryStore.ENTRIES_OF_MATTERS
select e.id, e.matter_id, e.source_id, e.account_id, e.kind, e.occurred_at, e.tie, e.recorded_at, e.late, e.unexpected, e.status, e.amount, e.currency, e.refs, e.detail, e.origins, a.customer_id
from entry e left join account a on a.id = e.account_id
where e.matter_id = any($1)
order by e.occurred_at, e.tie, e.id
limit $2
;
-- io.paythread.timeline.HistoryStore.OF_CUSTOMER
select o.id, o.type, o.source_id, o.reference, o.matter_id, o.account_id, o.status, o.amount, o.currency, o.occurred_at, o.recorded_at, o.unexpected, o.state, a.customer_id
from account a
cross join unnest($2::text[]) as wanted (type)
cross join lateral (
    select o.id, o.type, o.source_id, o.reference, o.matter_id, o.account_id, o.status, o.amount, o.currency, o.occurred_at, o.recorded_at, o.unexpected, o.state
    from business_object o
    where o.account_id = a.id and o.type = wanted.type
    order by o.occurred_at desc, o.id desc
    limit $3) o
where a.customer_id = $1
order by o.occurred_at desc, o.id desc
limit $3
;
-- io.paythread.timeline.HistoryStore.OF_CUSTOMERS
select o.id, o.type, o.source_id, o.reference, o.matter_id, o.account_id, o.status, o.amount, o.currency, o.occurred_at, o.recorded_at, o.unexpected, o.state, a.customer_id
from account a
cross join unnest($2::text[]) as wanted (type)
cross join lateral (
    select o.id, o.type, o.source_id, o.reference, o.matter_id, o.account_id, o.status, o.amount, o.currency, o.occurred_at, o.recorded_at, o.unexpected, o.state
    from business_object o
    where o.account_id = a.id and o.type = wanted.type
    order by o.occurred_at desc, o.id desc
    limit $3) o
where a.customer_id = any($1)
order by o.occurred_at desc, o.id desc
;
-- io.paythread.timeline.KnownObjects.AMONG
select distinct substr(reference, strpos(reference, ':') + 1) from matter_reference
 where substr(reference, strpos(reference, ':') + 1) = any($1)
;
-- io.paythread.timeline.LookupStore.FOREIGN
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
;
-- io.paythread.timeline.MatterEraseStore.ACCOUNTS
select distinct account_id from matter where id = any($1::uuid[]) and account_id is not null
;
-- io.paythread.timeline.MatterEraseStore.COUNT
select (select count(*) from entry where matter_id = any($1::uuid[])) as entries,
       (select count(*) from business_object where matter_id = any($1::uuid[])) as objects
;
-- io.paythread.timeline.MatterEraseStore.ENTRIES
select jsonb_build_object('kind', kind, 'occurred_at', occurred_at, 'recorded_at', recorded_at,
           'status', status, 'amount', amount, 'currency', currency, 'references', refs,
           'detail', detail - 'about' - 'related') as row
  from entry where matter_id = any($1::uuid[])
 order by occurred_at, tie, id
;
-- io.paythread.timeline.MatterEraseStore.MARK
update matter set stripped = true
 where id in (select matter_id from telling where inbound_id = any($1::uuid[])) and not stripped
;
-- io.paythread.timeline.MatterEraseStore.OBJECTS
select jsonb_build_object('type', type, 'reference', reference, 'status', status, 'amount', amount,
           'currency', currency, 'occurred_at', occurred_at, 'state', state - 'entries') as row
  from business_object where matter_id = any($1::uuid[])
 order by type, occurred_at, id
;
-- io.paythread.timeline.MatterEraseStore.OF_REFERENCES
select distinct matter_id from matter_reference where source_id = $1 and reference = any($2::text[])
;
-- io.paythread.timeline.MatterEraseStore.SOURCES
select id, source_id from matter where id = any($1::uuid[])
;
-- io.paythread.timeline.MatterOwners.FIND
select distinct m.account_id
  from matter_reference r
  join matter m on m.id = r.matter_id
 where substr(r.reference, strpos(r.reference, ':') + 1) = $1 and m.account_id is not null
 limit 100
;
-- io.paythread.timeline.MatterStore.ADD_REFERENCES
insert into matter_reference (source_id, reference, matter_id, object_id)
select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[])
on conflict (source_id, reference) do nothing
;
-- io.paythread.timeline.MatterStore.CREATE
insert into matter (id, source_id, updated_at)
select id, source_id, now() from unnest($1::uuid[], $2::uuid[]) as new(id, source_id)
on conflict (id) do nothing
;
-- io.paythread.timeline.MatterStore.DELETE
delete from matter where id = any($1::uuid[])
;
-- io.paythread.timeline.MatterStore.FIND
select r.source_id, r.reference, r.matter_id
from unnest($1::uuid[], $2::text[]) as wanted(source_id, reference)
join matter_reference r using (source_id, reference)
;
-- io.paythread.timeline.MatterStore.LOCK
select id from matter where id = any($1::uuid[]) order by id for update
;
-- io.paythread.timeline.MatterStore.LOCK_REFERENCES
with bucket as materialized (select distinct b from unnest($1::int[]) b order by b)
select pg_advisory_xact_lock(19777, b) from bucket
;
-- io.paythread.timeline.Mentions.FIND
with word as (
    select distinct found[1] as text
    from entry e
    cross join lateral regexp_matches(
        coalesce(e.detail->'attributes'->>'subject', '') || ' '
            || coalesce(e.detail->'attributes'->>'text', ''),
        '([A-Za-z]{2,12}_[A-Za-z0-9_]{2,120})', 'g') as found
    where e.matter_id = $1
    limit 50
)
select distinct on (word.text) r.source_id, r.reference
from word
join matter_reference r on substr(r.reference, strpos(r.reference, ':') + 1) = word.text
join matter m on m.id = r.matter_id
join account a on a.id = m.account_id
where a.customer_id = $2
order by word.text, r.reference like 'payment:%' desc, r.source_id, r.reference
;
-- io.paythread.timeline.ObjectStore.FORMER_PAYMENT
select o.id, o.type, o.source_id, o.reference, o.matter_id, o.account_id, o.status, o.amount, o.currency, o.occurred_at, o.recorded_at, o.unexpected, o.state, a.customer_id
from matter_reference r
join business_object o on o.matter_id = r.matter_id
left join account a on a.id = o.account_id
where r.object_id = $1 and r.reference like 'payment:%' and o.type = 'payment'
order by jsonb_exists(o.state -> 'about', 'attempt' || substr(r.reference, strpos(r.reference, ':'))) desc,
    o.occurred_at, o.id
limit 1
;
-- io.paythread.timeline.ObjectStore.FORMER_PAYMENTS
select distinct on (r.object_id) r.object_id as asked, o.id, o.type, o.source_id, o.reference, o.matter_id, o.account_id, o.status, o.amount, o.currency, o.occurred_at, o.recorded_at, o.unexpected, o.state, a.customer_id
from matter_reference r
join business_object o on o.matter_id = r.matter_id
left join account a on a.id = o.account_id
where r.object_id = any($1) and r.reference like 'payment:%' and o.type = 'payment'
order by r.object_id,
    jsonb_exists(o.state -> 'about', 'attempt' || substr(r.reference, strpos(r.reference, ':'))) desc,
    o.occurred_at, o.id
;
-- io.paythread.timeline.ObjectStore.OF_MATTERS
select o.id, o.type, o.source_id, o.reference, o.matter_id, o.account_id, o.status, o.amount, o.currency, o.occurred_at, o.recorded_at, o.unexpected, o.state, a.customer_id
from business_object o left join account a on a.id = o.account_id
where o.matter_id = any($1) and o.type = any($2)
order by o.occurred_at, o.id
limit $3
;
-- io.paythread.timeline.ObjectStore.ONE
select o.id, o.type, o.source_id, o.reference, o.matter_id, o.account_id, o.status, o.amount, o.currency, o.occurred_at, o.recorded_at, o.unexpected, o.state, a.customer_id
from business_object o left join account a on a.id = o.account_id
where o.id = $1 and o.type = $2
;
-- io.paythread.timeline.ObjectStore.SOME
select o.id as asked, o.id, o.type, o.source_id, o.reference, o.matter_id, o.account_id, o.status, o.amount, o.currency, o.occurred_at, o.recorded_at, o.unexpected, o.state, a.customer_id
from business_object o left join account a on a.id = o.account_id
where o.id = any($1) and o.type = $2
;
-- io.paythread.timeline.OwnerStore.FIND
with recursive chain (id, joined_into, revision) as (
    select id, joined_into, revision from customer where id = $1
    union
    select c.id, c.joined_into, c.revision from customer c join chain on c.id = chain.joined_into)
select chain.id, chain.revision, a.id as account_id, a.source_id
from chain left join account a on a.customer_id = chain.id
where chain.joined_into is null
order by a.id
;
-- io.paythread.timeline.PastStore.OF_ACCOUNTS
select m.id, m.source_id, a.customer_id
from matter m left join account a on a.id = m.account_id
where m.id in (
    select e.matter_id from entry e where e.account_id = any($1) and e.recorded_at <= $2)
limit $3
;
-- io.paythread.timeline.PastStore.OF_MATTER
select m.id, m.source_id, a.customer_id
from matter m left join account a on a.id = m.account_id
where m.id = $1
;
-- io.paythread.timeline.PersonMatters.GUESTS
select distinct a.id, a.source_id, a.reference
  from telling t
  join account a on a.source_id = t.source_id
       and a.reference = split_part(t.fact->'party'->>'account', chr(31), 1)
 where t.matter_id = any($1::uuid[]) and a.guest and a.id <> all($2::uuid[])
   and not exists (select from matter m where m.account_id = a.id)
;
-- io.paythread.timeline.PersonMatters.OF_ACCOUNTS
select m.id, m.source_id, m.account_id,
       (select coalesce(array_agg(r.reference order by r.reference), '{}')
          from matter_reference r where r.matter_id = m.id) as refs,
       (select min(e.occurred_at) from entry e where e.matter_id = m.id) as first_at,
       (select max(e.occurred_at) from entry e where e.matter_id = m.id) as last_at,
       (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'open', coalesce(o.status, '') not in ('won', 'lost', 'warning_closed', 'prevented', 'charge_refunded'),
                   'at', (select max(e.occurred_at) from entry e
                           where e.matter_id = m.id and e.kind = 'dispute.closed'))), '[]'::jsonb)
          from business_object o where o.matter_id = m.id and o.type = 'dispute') as disputes
  from matter m
 where m.account_id = any($1::uuid[])
 order by m.id
;
-- io.paythread.timeline.StoryStore.MEANWHILE
select e.id, e.matter_id, e.source_id, e.account_id, e.kind, e.occurred_at, e.tie, e.recorded_at, e.late, e.unexpected, e.status, e.amount, e.currency, e.refs, e.detail, e.origins, a.customer_id
from account a
cross join lateral (
    select *
    from entry x
    where x.account_id = a.id and x.occurred_at >= $2 and x.occurred_at <= $3 and x.kind = any($4)
    order by x.occurred_at, x.tie, x.id
    limit $5) e
where a.customer_id = $1
order by e.occurred_at, e.tie, e.id
limit $5
;
-- io.paythread.timeline.StoryStore.ON_CARD
select o.occurred_at
from business_object o
where o.type = 'attempt' and o.state #>> '{attributes,card_fingerprint}' = $1 and o.source_id = $2
    and o.occurred_at > $3 and o.status = 'failed'
    and coalesce(o.state #>> '{attributes,network_status}', '') <> 'not_sent_to_network'
    and coalesce(o.state #>> '{attributes,outcome_type}', '') <> 'blocked'
order by o.occurred_at desc
limit $4
;
-- io.paythread.timeline.SummaryStore.LAST
select e.id, e.matter_id, e.source_id, e.account_id, e.kind, e.occurred_at, e.tie, e.recorded_at, e.late, e.unexpected, e.status, e.amount, e.currency, e.refs, e.detail, e.origins, null::uuid as customer_id
from entry e
where e.account_id = any($1) and e.kind = any($2)
order by e.occurred_at desc, e.tie desc, e.id desc
limit 1
;
-- io.paythread.timeline.SummaryStore.OPEN
select o.id, o.type, o.source_id, o.reference, o.matter_id, o.account_id, o.status, o.amount, o.currency, o.occurred_at, o.recorded_at, o.unexpected, o.state, null::uuid as customer_id
from business_object o
where o.account_id = any($1) and o.type = $2 and (o.status is null or not o.status = any($3))
order by o.occurred_at desc, o.id desc
limit $4
;
-- io.paythread.timeline.SummaryStore.TALLY
select e.kind, e.currency, count(*) as count, sum(e.amount)::bigint as amount,
    max(e.occurred_at) as last_at, (array_agg(e.id order by e.occurred_at desc, e.tie desc, e.id desc))[1:10] as ids
from entry e
where e.account_id = any($1) and e.kind = any($2)
group by e.kind, e.currency
order by e.kind, e.currency
;
-- io.paythread.timeline.TellingRescan.COUNT
select count(*) from telling
;
-- io.paythread.timeline.TellingRescan.NEXT
select inbound_id, place, matter_id, source_id, fact::text as fact from telling
 where (inbound_id, place) > ($1, $2::int2) order by inbound_id, place limit $3
;
-- io.paythread.timeline.TellingRescan.REPLACE
update telling set fact = $3::text::jsonb where inbound_id = $1 and place = $2
;
-- io.paythread.timeline.TellingStore.ADD
insert into telling (inbound_id, place, matter_id, source_id, fact_id, told_at, told_by, told_type, origin,
    recorded_at, fact)
select inbound_id, place, matter_id, source_id, fact_id, told_at, told_by, told_type, origin, recorded_at,
    fact
from json_to_recordset($1::text::json) as t(inbound_id uuid, place smallint, matter_id uuid,
    source_id uuid, fact_id uuid, told_at timestamptz, told_by text, told_type text, origin text,
    recorded_at timestamptz, fact jsonb)
on conflict (inbound_id, place) do update set fact = excluded.fact, fact_id = excluded.fact_id
;
-- io.paythread.timeline.TellingStore.OF_MATTERS
select matter_id, inbound_id, place, told_at, told_by, told_type, origin, recorded_at, fact::text as fact
from telling
where matter_id = any($1::uuid[])
;
-- io.paythread.timeline.TellingStore.REPLACE
update telling t set fact = n.fact
from json_to_recordset($1::text::json) as n(inbound_id uuid, place smallint, fact jsonb)
where t.inbound_id = n.inbound_id and t.place = n.place
;
-- io.paythread.timeline.TimelineStore.FORMER
select e.id, e.matter_id, e.source_id, e.account_id, e.kind, e.occurred_at, e.tie, e.recorded_at, e.late, e.unexpected, e.status, e.amount, e.currency, e.refs, e.detail, e.origins, a.customer_id
from entry e left join account a on a.id = e.account_id
where e.matter_id in (select t.matter_id from telling t where t.fact_id = $1) and $1 = any(e.former)
limit 1
;
-- io.paythread.timeline.TimelineStore.ONE
select e.id, e.matter_id, e.source_id, e.account_id, e.kind, e.occurred_at, e.tie, e.recorded_at, e.late, e.unexpected, e.status, e.amount, e.currency, e.refs, e.detail, e.origins, a.customer_id
from entry e left join account a on a.id = e.account_id
where e.id = $1
;
-- io.paythread.timeline.TimelineStore.SOME
select e.id as asked, e.id, e.matter_id, e.source_id, e.account_id, e.kind, e.occurred_at, e.tie, e.recorded_at, e.late, e.unexpected, e.status, e.amount, e.currency, e.refs, e.detail, e.origins, a.customer_id
from entry e left join account a on a.id = e.account_id
where e.id = any($1)
union all
(select distinct on (t.fact_id) t.fact_id as asked, e.id, e.matter_id, e.source_id, e.account_id, e.kind, e.occurred_at, e.tie, e.recorded_at, e.late, e.unexpected, e.status, e.amount, e.currency, e.refs, e.detail, e.origins, a.customer_id
from telling t
join entry e on e.matter_id = t.matter_id and t.fact_id = any(e.former)
left join account a on a.id = e.account_id
where t.fact_id = any($1) and not exists (select from entry n where n.id = t.fact_id)
order by t.fact_id)
;
-- io.paythread.timeline.Whereabouts.FORGET
update telling set fact = jsonb_set(fact, '{attributes}', (fact -> 'attributes') - $2::text[])
 where inbound_id = any($1::uuid[]) and jsonb_exists_any(fact -> 'attributes', $2::text[])
;
-- io.paythread.timeline.Whereabouts.MATTERS
select distinct matter_id, source_id from telling
 where inbound_id = any($1::uuid[]) and jsonb_exists_any(fact -> 'attributes', $2::text[])
;
