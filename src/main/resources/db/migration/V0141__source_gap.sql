-- Holes in what a source told, and how far it was compared with its provider. Locks nothing: the tables are new.
create table source_gap (
    id uuid primary key,
    source_id uuid not null references source (id),
    -- Nothing arrived in between; null while it still goes on.
    from_at timestamptz not null,
    to_at timestamptz,
    -- Longer silent than usual, or the provider has what we do not.
    cause text not null check (cause in ('silence', 'missing')),
    state text not null default 'open' check (state in ('open', 'backfilled', 'unfounded', 'passed')),
    missing integer not null default 0,
    found_at timestamptz not null,
    resolved_at timestamptz,
    check ((state = 'open') = (resolved_at is null)),
    check (to_at is null or to_at >= from_at)
);

create index source_gap_open on source_gap (source_id) where state = 'open';
create index source_gap_by_source on source_gap (source_id, found_at desc, id desc);

create table source_reconciliation (
    source_id uuid primary key references source (id),
    -- Rises with each gap that opens or closes and with each reconciliation that ends.
    version bigint not null default 0,
    -- Up to there everything was compared.
    reconciled_to timestamptz,
    reconciled_at timestamptz,
    -- The last one that did not get through, unless a later one did.
    failed_at timestamptz,
    error_code text,
    -- What came by asking that had not come by itself.
    recovered bigint not null default 0
);
