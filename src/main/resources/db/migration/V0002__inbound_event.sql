-- The durable log of what providers sent. Locks nothing: the tables are new.
-- No foreign keys to source: each insert would lock the one hot source row.
create table inbound_event (
    -- Cursor of the readers: (xid, seq) below pg_snapshot_xmin(pg_current_snapshot()). A sequence alone would skip rows
    -- that commit late.
    seq bigint generated always as identity,
    xid xid8 not null default pg_current_xact_id(),
    id uuid primary key,
    source_id uuid not null,
    -- The provider's id of the event, or a digest of its bytes.
    reference text not null,
    -- The reference of the same event in another form (Stripe: snapshot of a thin event).
    twin text,
    type text not null,
    form text not null check (form in ('snapshot', 'thin')),
    origin text not null check (origin in ('webhook', 'reconcile')),
    provider_time timestamptz,
    received_at timestamptz not null,
    -- 256 logical partitions, worked off in 16 slots of 16; from the provider's account where the event names one.
    partition smallint not null check (partition between 0 and 255),
    slot smallint generated always as (partition / 16) stored,
    -- Bytes after card-number redaction, deflated (RFC 1951); size and SHA-256 are of the original bytes.
    body bytea not null,
    body_bytes integer not null,
    body_sha256 bytea not null,
    redactions smallint not null default 0,
    unique (source_id, reference)
);

create index inbound_event_by_slot on inbound_event (slot, xid, seq);
-- The latest of one source: ids are time-ordered.
create index inbound_event_by_source on inbound_event (source_id, id);
create index inbound_event_by_twin on inbound_event (source_id, twin) where twin is not null;

-- What became of an event, where it did not simply become facts.
create table inbound_outcome (
    inbound_id uuid primary key references inbound_event (id) on delete cascade,
    source_id uuid not null,
    state text not null check (state in ('ignored', 'dead', 'needs_fetch')),
    -- A stable word to group by; the detail quotes no content.
    reason text not null,
    detail text,
    type text not null,
    decided_at timestamptz not null
);

create index inbound_outcome_by_state on inbound_outcome (state, reason, decided_at);

-- Where each slot's worker stands. The epoch rises with each change of owner and fences the one before.
create table projection_slot (
    slot smallint primary key,
    owner text,
    epoch bigint not null default 0,
    lease_until timestamptz,
    cursor_xid xid8 not null default '0',
    cursor_seq bigint not null default 0,
    projected_at timestamptz
);

insert into projection_slot (slot) select generate_series(0, 15);

-- Processes that work on slots; the number of living ones sets each one's fair share.
create table projection_worker (
    owner text primary key,
    alive_until timestamptz not null
);
