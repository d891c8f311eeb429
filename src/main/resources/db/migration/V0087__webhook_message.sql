-- What is to be sent to whom. Ids only: the body is made when it is sent, so that masking, redaction and erasure need
-- nothing here. Locks nothing: the table is new.
create table webhook_message (
    -- The webhook-id; the same over all attempts.
    id uuid primary key,
    endpoint_id uuid not null references webhook_endpoint,
    type text not null,
    -- The row of the feed that it tells of; nulls for a test.
    feed_id uuid,
    feed_xid bigint,
    feed_seq bigint,
    subject uuid,
    customer_id uuid,
    revision bigint,
    source_id uuid,
    recorded_at timestamptz not null,
    state text not null check (state in ('pending', 'delivered', 'failed', 'cancelled')),
    -- The place in the schedule, which begins anew when somebody sends it again; attempts counts them all.
    step integer not null default 0,
    attempts integer not null default 0,
    due_at timestamptz not null,
    -- Who sends it until when; the epoch rises with each claim and fences the claim before.
    lease_until timestamptz,
    epoch bigint not null default 0,
    created_at timestamptz not null,
    finished_at timestamptz,
    unique (endpoint_id, feed_id),
    check ((feed_id is null) = (subject is null)),
    check ((state = 'pending') = (finished_at is null))
);

create index webhook_message_due on webhook_message (endpoint_id, due_at, id) where state = 'pending';
create index webhook_message_leased on webhook_message (endpoint_id) where lease_until is not null;
create index webhook_message_by_endpoint on webhook_message (endpoint_id, id);
create index webhook_message_by_age on webhook_message (created_at);
