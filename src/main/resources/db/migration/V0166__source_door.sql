-- What happened at the door, by source and hour, of all processes together. Each process adds what it counted every few
-- seconds. Locks nothing: the table is new.
create table source_door (
    source_id uuid not null references source (id),
    hour timestamptz not null,
    -- received, stored, duplicates, refused.<reason>, not_stored.<cause>
    what text not null,
    counted bigint not null,
    primary key (source_id, hour, what)
);

create index source_door_by_hour on source_door (hour);
