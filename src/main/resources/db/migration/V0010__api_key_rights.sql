-- What a key may do, from where, and its second secret during a rotation. Locks api_key for a moment: it has few rows.
alter table api_key
    add column roles text[] not null default '{}',
    add column scopes text[] not null default '{}',
    -- Addresses (CIDR) from which the key is good; none listed is everywhere.
    add column networks text[] not null default '{}',
    add column created_by text not null default 'unknown',
    add column updated_at timestamptz,
    add column version integer not null default 0,
    -- By the hour: a key in use would otherwise write at each request.
    add column last_used_at timestamptz,
    -- The secret before the last rotation, good until then.
    add column previous_hash bytea unique check (octet_length(previous_hash) = 32),
    add column previous_last4 text check (length(previous_last4) = 4),
    add column previous_expires_at timestamptz,
    add check ((previous_hash is null) = (previous_expires_at is null)),
    add check ((previous_hash is null) = (previous_last4 is null));

-- Until now a key could do everything, and keeps on.
update api_key set roles = '{admin}', updated_at = created_at;

alter table api_key alter column updated_at set not null;
alter table api_key alter column updated_at set default now();
