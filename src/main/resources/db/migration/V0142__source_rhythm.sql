-- How busy each hour of a source was: what its silence is judged by. Locks nothing: the table is new.
create table source_rhythm (
    source_id uuid not null references source (id),
    hour timestamptz not null,
    -- In how many of its sixty minutes anything was delivered.
    minutes smallint not null check (minutes between 0 and 60),
    primary key (source_id, hour)
);
