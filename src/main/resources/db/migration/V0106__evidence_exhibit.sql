-- Files that people add to a pack. Locks nothing: the table is new.
create table evidence_exhibit (
    id uuid primary key,
    pack_id uuid not null references evidence_pack on delete cascade,
    -- The provider's field that it goes into.
    field text not null,
    name text not null,
    media_type text not null check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
    pages integer not null check (pages > 0),
    sha256 bytea not null,
    content bytea not null,
    -- The versions that have it.
    since_version integer not null,
    until_version integer,
    created_by text not null,
    created_at timestamptz not null
);

create index evidence_exhibit_by_pack on evidence_exhibit (pack_id, id);
