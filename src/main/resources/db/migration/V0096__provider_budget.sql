-- How often the provider of each source may be called, over all processes and jobs. Locks nothing: the tables are new.
create table provider_budget (
    source_id uuid not null references source (id) on delete cascade,
    -- The kind of calls, in the words of the provider's adapter.
    calls text not null,
    -- When the budget is whole again. Each call moves it by a minute's share.
    whole_at timestamptz not null,
    primary key (source_id, calls)
);

create table provider_pause (
    source_id uuid primary key references source (id) on delete cascade,
    -- The provider asked to be left alone until then, whatever the kind of calls.
    until timestamptz not null,
    -- The first time that it asked since it last gave something.
    since timestamptz not null
);
