-- Long work that people or the service itself have asked for. Locks nothing: the table is new.
create table job (
    id uuid primary key,
    kind text not null,
    state text not null check (state in ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
    -- The actor that asked for it; 'system' for what the service does by itself.
    owner text not null,
    -- At most one unfinished job has the same key, so that asking twice gives one job.
    unique_key text,
    parameters jsonb not null,
    -- Where the next step goes on; null before the first one.
    checkpoint jsonb,
    done bigint not null default 0,
    total bigint,
    unit text not null,
    result jsonb,
    error_code text,
    error_detail text,
    -- Steps in a row that failed or whose process ended.
    failures integer not null default 0,
    cancel_requested boolean not null default false,
    -- Not before this time: later and repeated work.
    run_after timestamptz not null,
    -- Who works on it until when; the epoch rises with each claim and fences the claim before.
    lease_until timestamptz,
    epoch bigint not null default 0,
    created_at timestamptz not null,
    started_at timestamptz,
    finished_at timestamptz,
    expires_at timestamptz
);

create unique index job_unfinished_by_key on job (unique_key)
    where unique_key is not null and state in ('queued', 'running');
create index job_unfinished on job (run_after, id) where state in ('queued', 'running');
create index job_by_owner on job (owner, id);
create index job_by_expiry on job (expires_at) where expires_at is not null;
