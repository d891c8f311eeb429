-- Random keys that all replicas of an installation share, made by whoever needs one first. Locks nothing: new table.
create table installation_secret (
    name text primary key,
    secret bytea not null check (octet_length(secret) >= 32),
    created_at timestamptz not null
);
