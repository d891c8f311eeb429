-- What was taken out of stored text: brand, last four digits, place and rule, never the number. Locks nothing: the
-- tables are new.
create table card_redaction (
    id bigint generated always as identity primary key,
    -- What it was taken out of: an event of the log, or another row.
    object_type text not null,
    object_id uuid not null,
    found_at timestamptz not null,
    -- At the door, or later in a rescan under newer rules.
    found_by text not null check (found_by in ('door', 'rescan', 'helpdesk')),
    -- The names of the fields that lead there.
    place text not null,
    rule text not null,
    -- Null for codes and dates, of which nothing is kept.
    brand text,
    last_four text check (last_four ~ '^[0-9]{4}$'),
    pieces integer not null check (pieces > 0),
    rules_version text not null,
    -- Whether the audit log has it.
    audited boolean not null default false
);

create index card_redaction_by_object on card_redaction (object_id, id);
create index card_redaction_unaudited on card_redaction (id) where not audited;

-- The rules under which everything stored has been searched.
create table card_rules (
    one boolean primary key default true check (one),
    version text not null,
    searched_at timestamptz not null
);
