-- What bodies are signed with: each row holds both secrets of one rotation. Locks nothing: the table is new.
create table webhook_secret (
    id uuid primary key,
    endpoint_id uuid not null references webhook_endpoint,
    -- Sealed: the bytes of whsec_, and the private key of ed25519 (PKCS 8).
    secret bytea not null,
    private_key bytea not null,
    -- The 32 bytes of whpk_.
    public_key bytea not null,
    created_at timestamptz not null,
    -- Null for the present one.
    expires_at timestamptz
);

create index webhook_secret_by_endpoint on webhook_secret (endpoint_id, created_at);
