-- One-time tokens that let somebody set up the first administrator; one for each data directory that shares the database.
-- Locks nothing: the table is new.
create table setup_token (
    token_hash bytea primary key check (octet_length(token_hash) = 32),
    created_at timestamptz not null,
    expires_at timestamptz not null
);
