-- How often signing in failed, per account and per address, so that all replicas slow a guesser down together. Keys are
-- hashes: an account that is tried need not exist, and what people mistype may be a password. Locks nothing: new table.
create table sign_in_attempt (
    key bytea primary key check (octet_length(key) = 32),
    failures integer not null check (failures >= 0),
    -- Nothing is tried before then.
    blocked_until timestamptz not null,
    updated_at timestamptz not null
);
