-- Thresholds of monitoring programmes as somebody changed them; a programme without a row has the ones that come with the
-- service. Locks nothing: the table is new.
create table network_program (
    id text primary key,
    settings jsonb not null,
    updated_at timestamptz not null
);
