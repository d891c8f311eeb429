-- Bearer keys of the API. The key itself is never stored. Locks nothing: new table.
create table api_key (
    id uuid primary key,
    name text not null check (name <> ''),
    -- SHA-256 of the whole key as its holder sends it.
    hash bytea not null unique check (octet_length(hash) = 32),
    -- Enough to recognise a key in a list, not to guess it.
    last4 text not null check (length(last4) = 4),
    created_at timestamptz not null,
    -- Valid before then; null is without end.
    expires_at timestamptz,
    revoked_at timestamptz
);
