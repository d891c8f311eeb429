-- What metrics count: one narrow row for each object in each series. Ids and dimensions only, nothing personal. Locks
-- nothing: the tables are new.
create table insight_record (
    series smallint not null,
    at timestamptz not null,
    object_id uuid not null,
    object_type text not null,
    matter_id uuid not null,
    -- The payment that it belongs to, for the way back; null for tickets and subscriptions.
    payment_id uuid,
    source_id uuid not null,
    currency text not null,
    code text not null,
    network text not null,
    method text not null,
    country text not null,
    -- What they mean depends on the series.
    a bigint not null,
    b bigint not null,
    c bigint not null,
    primary key (object_id, series)
);

create index insight_record_by_matter on insight_record (matter_id);
create index insight_record_by_payment on insight_record (payment_id) where payment_id is not null;
create index insight_record_by_time on insight_record (series, at, object_id);

-- The sums of the records of a quarter of an hour, for each value of one dimension: every zone's offset is a multiple of
-- that, so that any calendar is a sum of quarters. Changed in the transaction that changes the records.
create table insight_slice (
    series smallint not null,
    -- 0 none, 1 code, 2 network, 3 method, 4 country, 5 source.
    dimension smallint not null,
    at timestamptz not null,
    value text not null,
    currency text not null,
    n bigint not null,
    a bigint not null,
    b bigint not null,
    c bigint not null,
    primary key (series, dimension, at, value, currency)
);

-- One row: which version of the formulas the records are of, and how far a count of everything anew has come.
create table insight_state (
    single boolean primary key default true check (single),
    formulas integer not null default 0,
    -- The last matter that was counted anew; null where all are.
    walked uuid
);

insert into insight_state default values;
