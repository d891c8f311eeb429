-- The key with which a provider's API is called for a source; sealed. Locks nothing: the table is new.
create table provider_credential (
    source_id uuid primary key references source,
    sealed bytea not null,
    -- To tell two apart.
    last_four text not null,
    created_by text not null,
    created_at timestamptz not null
);
