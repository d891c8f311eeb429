-- Lists as files, until they expire. Locks nothing: the tables are new.
create table export (
    id uuid primary key,
    job_id uuid not null,
    resource text not null,
    -- By the names of the list's parameters; may name a person. Emptied with the files.
    filter jsonb not null,
    format text not null check (format in ('ndjson', 'csv')),
    compression text not null check (compression in ('none', 'gzip')),
    -- All where empty.
    fields text[] not null,
    byte_order_mark boolean not null,
    -- The actor that asked, and all that they might do then: what the files may hold.
    owner text not null,
    caller jsonb not null,
    -- dropped: cancelled or given up; erased: somebody in it was.
    state text not null check (state in ('open', 'ready', 'dropped', 'erased', 'expired')),
    -- Rises when somebody is erased while it is made: what was read before that is read again.
    epoch integer not null default 0,
    -- From where the feed goes on.
    feed_cursor text,
    row_count bigint,
    created_at timestamptz not null,
    finished_at timestamptz,
    expires_at timestamptz
);

create index export_by_expiry on export (expires_at) where expires_at is not null;

-- A file in pieces, each written with the note of how far the job came.
create table export_piece (
    export_id uuid not null references export (id) on delete cascade,
    file integer not null,
    part integer not null,
    row_count integer not null,
    content bytea not null,
    -- The accounts and matters that it tells of, so that an erasure finds it.
    about uuid[] not null,
    primary key (export_id, file, part)
);

-- A file whose last piece is written.
create table export_file (
    export_id uuid not null references export (id) on delete cascade,
    file integer not null,
    row_count bigint not null,
    byte_count bigint not null,
    -- In hexadecimal digits.
    sha256 text not null,
    primary key (export_id, file)
);
