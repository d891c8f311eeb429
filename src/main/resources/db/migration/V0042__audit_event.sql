-- Who did what, when, and why: one row per change and per sensitive view, written with its effect. Rows are only ever
-- added. Locks nothing: the tables are new.
create table audit_event (
    seq bigint generated always as identity primary key,
    xid xid8 not null default pg_current_xact_id(),
    id uuid not null unique,
    recorded_at timestamptz not null,
    actor text not null,
    action text not null,
    object_type text not null,
    object_id text not null,
    -- Canonical JSON (members in the order of their names), as text: what is hashed is what stands here.
    before text not null,
    after text not null,
    reason text,
    request_id text not null
);

-- The sealer reads in commit order.
create index audit_event_by_commit on audit_event (xid, seq);
-- Filters of the API, latest first.
create index audit_event_by_time on audit_event (recorded_at, seq);
create index audit_event_by_actor on audit_event (actor, recorded_at, seq);
create index audit_event_by_action on audit_event (action, recorded_at, seq);
create index audit_event_by_object on audit_event (object_id, recorded_at, seq);

-- The chain over the rows above, written a moment later in the order in which they were committed: positions without a
-- gap, and hash = SHA-256(hash of the position before || canonical JSON of the row).
create table audit_seal (
    position bigint primary key check (position >= 1),
    event_seq bigint not null unique,
    hash bytea not null check (octet_length(hash) = 32)
);

-- Holds against everybody who is not the owner, and against the owner's mistakes. The application's role has no right
-- to change rows in the first place (see afterMigrate).
create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit log is append-only' using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_event_append_only before update or delete or truncate on audit_event
    for each statement execute function audit_is_append_only();
create trigger audit_seal_append_only before update or delete or truncate on audit_seal
    for each statement execute function audit_is_append_only();
