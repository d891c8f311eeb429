-- Addresses under which calendars read the deadlines of disputes; one is good until somebody takes it away. Locks nothing: new.
create table calendar_feed (
    id uuid primary key,
    -- Of the token, which is nowhere.
    hash bytea not null unique,
    created_by text not null,
    created_at timestamptz not null
);
