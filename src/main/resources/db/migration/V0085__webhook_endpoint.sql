-- Where changes are sent to, as people configure it, and how it goes there. Locks nothing: the table is new.
create table webhook_endpoint (
    id uuid primary key,
    url text not null,
    description text,
    -- Empty is all.
    event_types text[] not null,
    customers uuid[] not null,
    sources uuid[] not null,
    payload text not null check (payload in ('thin', 'full')),
    -- What full bodies may show.
    scopes text[] not null,
    -- Messages a minute; null is without a limit.
    rate integer check (rate > 0),
    -- Headers that the receiver wants; their values may be credentials.
    header_names text[] not null,
    headers bytea,
    signs_v1a boolean not null,
    handshake boolean not null,
    state text not null check (state in ('active', 'disabled', 'deleted')),
    disabled_reason text check (disabled_reason in ('person', 'gone', 'failing')),
    disabled_at timestamptz,
    -- Attempts in a row that failed, and since when; both start anew with one that succeeds.
    failures integer not null default 0,
    failing_since timestamptz,
    -- Nothing is sent before: the breaker is open, or the receiver asked for it.
    held_until timestamptz,
    -- The same, for the rate.
    paced_until timestamptz,
    -- The rate in force after the receiver asked for less; null when it is its own again.
    slow_rate integer check (slow_rate > 0),
    version integer not null default 0,
    created_by text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check ((state = 'disabled') = (disabled_reason is not null and disabled_at is not null)),
    check ((failures = 0) = (failing_since is null))
);
