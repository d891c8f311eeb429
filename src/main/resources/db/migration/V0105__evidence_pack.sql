-- Evidence against a dispute, in versions. Locks nothing: the tables are new.
create table evidence_pack (
    id uuid primary key,
    dispute_id uuid not null,
    -- The matter of the disputed payment, by which an erasure finds it.
    matter_id uuid not null,
    source_id uuid not null,
    -- What answers the claim, and whose limits count.
    category text not null,
    network text not null,
    -- The newest version, which is also what If-Match means.
    version integer not null,
    created_by text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create index evidence_pack_by_dispute on evidence_pack (dispute_id, id);
create index evidence_pack_by_matter on evidence_pack (matter_id);

create table evidence_pack_version (
    pack_id uuid not null references evidence_pack on delete cascade,
    version integer not null,
    -- Texts by the provider's field names, statements with their entries, and the entries that are quoted.
    content jsonb not null,
    created_by text not null,
    created_at timestamptz not null,
    primary key (pack_id, version)
);
