-- Connected accounts at providers, with their signing secrets. Locks nothing: the tables are new.
create table source (
    id uuid primary key,
    -- The last part of the address that the provider sends to: /webhooks/{name}.
    name text not null unique check (name ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
    provider text not null,
    kind text not null check (kind in ('psp', 'helpdesk', 'custom')),
    -- Who keeps it: sources of the configuration are brought in line with it at each start.
    managed_by text not null check (managed_by in ('configuration', 'api')),
    state text not null default 'active' check (state in ('active', 'paused', 'deleted')),
    description text,
    tolerance_seconds integer not null default 300 check (tolerance_seconds between 1 and 3600),
    version integer not null default 0,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create table source_secret (
    id uuid primary key,
    source_id uuid not null references source (id),
    secret text not null,
    created_at timestamptz not null,
    -- Live until then; null is without end. During a rotation the old one ends after the overlap.
    expires_at timestamptz
);

create index source_secret_by_source on source_secret (source_id);
